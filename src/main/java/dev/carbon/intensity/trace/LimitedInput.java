package dev.carbon.intensity.trace;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of text that end in an error before they fill the memory, whatever they were packed as. */
final class LimitedInput extends FilterInputStream {
  /** The largest file, unpacked: 64 MB, some hundred years of hours. */
  static final long MOST_BYTES = 64L << 20;

  /** The longest line, in bytes. */
  static final int LONGEST_LINE = 8 * 1024;

  private long total;
  private long line = 1;
  private int inLine;

  LimitedInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int each = super.read();
    if (each >= 0) {
      count((byte) each);
    }
    return each;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    for (int i = 0; i < read; i++) {
      count(buffer[offset + i]);
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(byte each) throws NotATrace {
    if (++total > MOST_BYTES) {
      throw new NotATrace("it is larger than 64 MB unpacked; cut it into files of fewer years");
    }
    if (each == '\n' || each == '\r') {
      line += each == '\n' ? 1 : 0;
      inLine = 0;
    } else if (++inLine > LONGEST_LINE) {
      throw new NotATrace("line " + line + " is longer than " + LONGEST_LINE + " bytes");
    }
  }
}
