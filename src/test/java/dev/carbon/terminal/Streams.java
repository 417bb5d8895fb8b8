package dev.carbon.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;

/** A terminal over memory: what is typed is given, what is printed is kept. */
final class Streams {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  Terminal terminal(String terminals, String typed, Map<String, String> variables) {
    return new Terminal(
        new ByteArrayInputStream(typed.getBytes(UTF_8)),
        new PrintStream(out, false, UTF_8),
        new PrintStream(err, false, UTF_8),
        terminals,
        variables);
  }

  String result() {
    return out.toString(UTF_8);
  }

  String conversation() {
    return err.toString(UTF_8);
  }
}
