package dev.carbon.testing.cloud.storage;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Reads bodies: small ones into memory, large ones into a file that has no name any more. */
final class RequestBody {
  private static final int LARGE_BYTES = 16 * 1024 * 1024;

  private RequestBody() {}

  static ByteString read(InputStream in) throws IOException {
    ByteString head = ByteString.copyFrom(in.readNBytes(LARGE_BYTES));
    if (head.size() < LARGE_BYTES) {
      return head;
    }
    Path file = Files.createTempFile("fake-cloud", "");
    try {
      Files.copy(
          new SequenceInputStream(head.newInput(), in), file, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        return UnsafeByteOperations.unsafeWrap(
            channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
      }
    } finally {
      Files.delete(file);
    }
  }
}
