package dev.carbon.staging;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;

/** Computes the checksum of a file from what is on disk; a large one at several places at once. */
final class FileChecksum {
  private static final int BUFFER_BYTES = 256 * 1024;
  private static final int SMALL_BUFFER_BYTES = 64 * 1024;
  private static final long PART_BYTES = 32L * 1024 * 1024;
  private static final int MOST_THREADS = 4;
  private static final Comparator<Part> IN_ORDER = Comparator.comparingLong(Part::from);

  private FileChecksum() {}

  /** The checksum of all the bytes that the file has now. */
  static Crc32c of(Path file) throws IOException {
    return of(file, PART_BYTES);
  }

  /**
   * @param partBytes above which the file is read in parts of that size
   */
  static Crc32c of(Path file, long partBytes) throws IOException {
    long bytes = Files.size(file);
    if (bytes <= partBytes) {
      return inOneGo(file);
    }
    try {
      List<Part> parts = new ArrayList<>();
      new Crew("checksum", threads())
          .work(cut(bytes, partBytes), part -> part.summed(file), parts::addAll);
      parts.sort(IN_ORDER);
      Crc32c whole = Crc32c.of(new byte[0]);
      for (Part part : parts) {
        whole = whole.followedBy(part.sum, part.bytes);
      }
      return whole;
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static int threads() {
    return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
  }

  private static Crc32c inOneGo(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    byte[] buffer = new byte[SMALL_BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
      }
    }
    return new Crc32c((int) crc.getValue());
  }

  private static List<Part> cut(long bytes, long partBytes) {
    List<Part> parts = new ArrayList<>();
    for (long at = 0; at < bytes; at += partBytes) {
      parts.add(new Part(at, Math.min(partBytes, bytes - at), new Crc32c(0)));
    }
    return parts;
  }

  /** Some bytes of a file and, once that is known, their checksum. */
  private record Part(long from, long bytes, Crc32c sum) {
    Part summed(Path file) {
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, bytes));
      CRC32C crc = new CRC32C();
      try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
        for (long at = from; at < from + bytes; at += buffer.limit()) {
          buffer.clear().limit((int) Math.min(buffer.capacity(), from + bytes - at));
          fill(buffer, in, at);
          crc.update(buffer.flip());
        }
        return new Part(from, bytes, new Crc32c((int) crc.getValue()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void fill(ByteBuffer buffer, FileChannel in, long position) throws IOException {
      for (long at = position; buffer.hasRemaining(); ) {
        int read = in.read(buffer, at);
        if (read < 0) {
          throw new EOFException("it became shorter while it was read");
        }
        at += read;
      }
    }
  }
}
