package dev.carbon.testing.cloud.storage;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Multipart bodies (RFC 2046), byte for byte. Lines may end with a line feed alone and the boundary
 * may stand in single quotes, as in what gcloud sends.
 */
final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=[\"']?([^\"';]+)[\"']?");
  private static final Pattern EMPTY_LINE = Pattern.compile("\r?\n\r?\n");

  private Multipart() {}

  /** One part; header names in lower case. */
  record Part(Map<String, String> headers, ByteString content) {}

  /** A head of lines, and what follows the empty line after it. */
  record Message(List<String> head, ByteString content) {
    static Message of(ByteString bytes) {
      // Latin-1 maps each byte to one char and back, so that positions in the text are offsets.
      String text = latin1(bytes);
      Matcher emptyLine = EMPTY_LINE.matcher(text);
      boolean isWhole = emptyLine.find();
      String head = isWhole ? text.substring(0, emptyLine.start()) : text;
      String rest = isWhole ? text.substring(emptyLine.end()) : "";
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
    String body = latin1(request.body());
    String newLine = body.startsWith("\r\n", body.indexOf('\n') - 1) ? "\r\n" : "\n";
    String delimiter = newLine + "--" + boundary(request);
    String text = newLine + body;
    List<Part> parts = new ArrayList<>();
    int start = text.indexOf(delimiter);
    int end = text.indexOf(delimiter, start + 1);
    while (start >= 0 && end >= 0) {
      String part = text.substring(start + delimiter.length() + newLine.length(), end);
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
