package dev.carbon.testing.cloud.storage;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Multipart bodies (RFC 2046), byte for byte. */
final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final String NEW_LINE = "\r\n";

  private Multipart() {}

  /** One part; header names in lower case. */
  record Part(Map<String, String> headers, ByteString content) {}

  /** A head of lines, and what follows the empty line after it. */
  record Message(List<String> head, ByteString content) {
    static Message of(ByteString bytes) {
      // Latin-1 maps each byte to one char and back, so that positions in the text are offsets.
      String text = latin1(bytes);
      int end = text.indexOf(NEW_LINE + NEW_LINE);
      String head = end < 0 ? text : text.substring(0, end);
      String rest = end < 0 ? "" : text.substring(end + 2 * NEW_LINE.length());
      return new Message(
          head.lines().toList(), ByteString.copyFrom(rest, StandardCharsets.ISO_8859_1));
    }

    static Map<String, String> headers(List<String> lines) {
      Map<String, String> headers = new HashMap<>();
      for (String line : lines) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          headers.put(
              StorageRequest.lower(line.substring(0, colon)), line.substring(colon + 1).strip());
        }
      }
      return headers;
    }
  }

  static List<Part> parse(StorageRequest request) {
    String delimiter = NEW_LINE + "--" + boundary(request);
    String text = NEW_LINE + latin1(request.body());
    List<Part> parts = new ArrayList<>();
    int start = text.indexOf(delimiter);
    int end = text.indexOf(delimiter, start + 1);
    while (start >= 0 && end >= 0) {
      String part = text.substring(start + delimiter.length() + NEW_LINE.length(), end);
      Message message = Message.of(ByteString.copyFrom(part, StandardCharsets.ISO_8859_1));
      parts.add(new Part(Message.headers(message.head()), message.content()));
      start = end;
      end = text.indexOf(delimiter, start + 1);
    }
    return List.copyOf(parts);
  }

  private static String boundary(StorageRequest request) {
    Matcher found = BOUNDARY.matcher(request.header("content-type").orElse(""));
    if (!found.find()) {
      throw StorageRefusal.invalid("Malformed multipart body.");
    }
    return found.group(1);
  }

  private static String latin1(ByteString bytes) {
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
