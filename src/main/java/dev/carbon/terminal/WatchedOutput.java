package dev.carbon.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes bytes on and remembers why it could not: print streams tell nobody. */
public final class WatchedOutput extends FilterOutputStream {
  private static final String READER_LEFT = "broken pipe";

  private volatile @Nullable String failure;

  public WatchedOutput(OutputStream to) {
    super(to);
  }

  @Override
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
      throw e;
    }
  }

  /** Whether whoever was to read it has gone away; who writes on then writes for nobody. */
  public boolean isAbandoned() {
    @Nullable String why = failure;
    return why != null && isReadersLeave(why);
  }

  /**
   * Why something that was to be read never arrived; empty when all of it did, or when the reader
   * went away because it had seen enough.
   */
  public Optional<String> loss() {
    return Optional.ofNullable(failure).filter(why -> !isReadersLeave(why));
  }

  private static boolean isReadersLeave(String why) {
    return why.toLowerCase(Locale.ROOT).contains(READER_LEFT);
  }
}
