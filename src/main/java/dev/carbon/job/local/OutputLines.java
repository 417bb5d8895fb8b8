package dev.carbon.job.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that a process prints into a file: it can go on printing when nobody reads, and when
 * the carbon that started it is gone.
 */
final class OutputLines {
  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final int LONGEST_LINE = 16 * 1024;

  private final Path file;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long position;
  private int before;

  private OutputLines(Path file) {
    this.file = file;
  }

  static OutputLines from(Path file) {
    return new OutputLines(file);
  }

  /** What is there already was printed by another process. */
  synchronized void skipToTheEnd() throws IOException {
    position = Files.size(file);
  }

  /**
   * The lines since the last call, oldest first; at most 4 MiB at once.
   *
   * @param ended whether the process prints no more: what is then left of a line is one
   */
  synchronized List<String> drain(boolean ended) {
    List<String> lines = new ArrayList<>();
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes =
          ByteBuffer.allocate((int) Math.max(0, Math.min(MOST_BYTES, in.size() - position)));
      while (bytes.hasRemaining() && in.read(bytes, position + bytes.position()) >= 0) {
        // Until all of it is there.
      }
      position += bytes.position();
      bytes.flip();
      while (bytes.hasRemaining()) {
        add(bytes.get(), lines);
      }
      if (ended && position >= in.size() && line.size() > 0) {
        end(lines);
      }
    } catch (IOException e) {
      // The bucket's folder is gone, and with it what was printed.
    }
    return lines;
  }

  /** Whether the next drain brings all that is there. */
  synchronized boolean fitsInOneDrain() {
    try {
      return Files.size(file) - position <= MOST_BYTES;
    } catch (IOException e) {
      return true;
    }
  }

  private void add(byte next, List<String> lines) {
    boolean lineEnds = next == '\n' || next == '\r';
    boolean secondHalfOfAnEnd = next == '\n' && before == '\r';
    boolean insideOfACharacter = (next & 0xC0) == 0x80;
    if (line.size() >= LONGEST_LINE && !insideOfACharacter && !lineEnds) {
      end(lines);
    }
    if (!lineEnds) {
      line.write(next);
    } else if (!secondHalfOfAnEnd) {
      end(lines);
    }
    before = next;
  }

  private void end(List<String> lines) {
    lines.add(line.toString(UTF_8));
    line.reset();
  }
}
