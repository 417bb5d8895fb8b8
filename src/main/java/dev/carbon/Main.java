package dev.carbon;

import dev.carbon.config.Environment;
import dev.carbon.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Entry point: reads environment and streams once, and makes the program a function of them. */
public final class Main {
  private Main() {}

  /** Starts carbon and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Map<String, String> variables = System.getenv();
    Environment environment =
        new Environment(
            variables, Path.of("").toAbsolutePath(), Path.of(System.getProperty("user.home", ".")));
    InputStream in = System.in;
    Terminal terminal =
        new Terminal(
            in,
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            System.getProperty("carbon.tty", ""),
            variables);
    System.exit(run(arguments, environment, terminal));
  }

  /** Runs one command line and returns its exit code. */
  public static int run(String[] arguments, Environment environment, Terminal terminal) {
    return new Parser(new Wiring(environment, terminal)).run(arguments);
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
  }
}
