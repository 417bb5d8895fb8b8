package dev.carbon.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for keys and tokens in a file as it passes by. It holds a few kilobytes of it, whatever the
 * file's size or the length of its lines, and costs less than a checksum. Compressed files are not
 * unpacked.
 */
public final class SecretScan {
  private static final int WINDOW_BYTES = 16 * 1024;
  private static final int MOST_FINDINGS = 5;

  /** As git has it: a file with a zero among its first bytes is no text. */
  private static final int BYTES_THAT_TELL_TEXT = 8000;

  /** What secrets begin with, by its first two letters. */
  private static final byte[][][] BEGINNINGS = beginnings();

  /** By two letters: whether it is a beginning, or that of a line. */
  private static final boolean[] MARKS = marks();

  private final byte[] window = new byte[WINDOW_BYTES];
  private final List<Finding> findings = new ArrayList<>();
  private int filled;

  /** Bytes of the window that have been looked at; the last of them is what stands before. */
  private int seen;

  private long line = 1;
  private long passed;
  private boolean isText = true;
  private boolean isWide;

  /** The next bytes of the file. */
  public void update(byte[] bytes, int offset, int length) {
    int at = offset;
    while (at < offset + length && (passed < BYTES_THAT_TELL_TEXT || isWide)) {
      accept(bytes[at++]);
    }
    while (at < offset + length) {
      requireRoom();
      int more = Math.min(offset + length - at, window.length - filled);
      System.arraycopy(bytes, at, window, filled, more);
      filled += more;
      at += more;
    }
  }

  /**
   * Ends the file.
   *
   * @return what was found, at most five and one a line, in the order of the file
   */
  public List<Finding> finish() {
    look(filled);
    return isText
        ? List.copyOf(findings)
        : findings.stream().map(each -> new Finding(0, each.kind())).toList();
  }

  private void accept(byte each) {
    if (passed < BYTES_THAT_TELL_TEXT) {
      tellText(each);
    }
    passed++;
    if (isWide && each == 0) {
      return;
    }
    requireRoom();
    window[filled++] = each;
  }

  /** Text of two bytes a character says so with its first two. */
  private void tellText(byte each) {
    int first = window[0] & 0xff;
    if (passed == 1 && first + (each & 0xff) == 0xff + 0xfe && (first == 0xff || first == 0xfe)) {
      isWide = true;
    } else if (each == 0 && !isWide) {
      isText = false;
    }
  }

  private void look(int end) {
    int last = Math.min(end, filled - 1);
    for (int at = next(seen, last); at < last; at = next(at + 1, last)) {
      if (findings.size() < MOST_FINDINGS) {
        tell(at);
      }
    }
    seen = Math.max(seen, last);
  }

  /** Where the next two letters stand that a secret may begin with; counts the lines up to it. */
  private int next(int from, int end) {
    byte[] bytes = window;
    for (int at = from; at < end; at++) {
      if (MARKS[pair(bytes[at], bytes[at + 1])]) {
        if (bytes[at] != '\n') {
          return at;
        }
        line++;
      }
    }
    return end;
  }

  private void tell(int at) {
    if (at > 0 && isOfAWord(window[at - 1]) && isOfAWord(window[at])) {
      return;
    }
    if (!begins(at)) {
      return;
    }
    if (!findings.isEmpty() && findings.get(findings.size() - 1).line() == line) {
      return;
    }
    int length = Math.min(SecretKind.LONGEST, filled - at);
    SecretKind.at(new String(window, at, length, StandardCharsets.ISO_8859_1), isText)
        .ifPresent(kind -> findings.add(new Finding(line, kind)));
  }

  private boolean begins(int at) {
    for (byte[] each : BEGINNINGS[pair(window[at], window[at + 1])]) {
      if (filled - at >= each.length
          && Arrays.equals(window, at, at + each.length, each, 0, each.length)) {
        return true;
      }
    }
    return false;
  }

  /** Keeps of a full window what has not been looked at, and the byte before it. */
  private void requireRoom() {
    if (filled < window.length) {
      return;
    }
    look(filled - SecretKind.LONGEST);
    int kept = seen - 1;
    System.arraycopy(window, kept, window, 0, filled - kept);
    filled -= kept;
    seen = 1;
  }

  private static boolean isOfAWord(byte each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9');
  }

  private static boolean[] marks() {
    boolean[] marks = new boolean[BEGINNINGS.length];
    for (int pair = 0; pair < marks.length; pair++) {
      marks[pair] = BEGINNINGS[pair] != null || pair >> 8 == '\n';
    }
    return marks;
  }

  private static byte[][][] beginnings() {
    byte[][][] all = new byte[1 << 16][][];
    for (String each : SecretKind.allBeginnings()) {
      byte[] bytes = each.getBytes(StandardCharsets.US_ASCII);
      int pair = pair(bytes[0], bytes[1]);
      byte[][] before = all[pair] == null ? new byte[0][] : all[pair];
      all[pair] = Arrays.copyOf(before, before.length + 1);
      all[pair][before.length] = bytes;
    }
    return all;
  }

  private static int pair(byte first, byte second) {
    return (first & 0xff) << 8 | (second & 0xff);
  }

  /**
   * A place where something looks like a secret; what it is like is not repeated.
   *
   * @param line from 1; 0 in a file that is no text
   */
  public record Finding(long line, SecretKind kind) {}
}
