package dev.carbon;

import dev.carbon.cli.ExitCode;
import dev.carbon.config.Environment;
import dev.carbon.error.ErrorKind;
import dev.carbon.terminal.Terminal;
import dev.carbon.terminal.UnhurriedOutput;
import dev.carbon.terminal.WatchedOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Entry point: reads environment and streams once, and makes the program a function of them. */
public final class Main {
  /** How long a line of the conversation waits for its reader. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private Main() {}

  /** Starts carbon and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Map<String, String> variables = System.getenv();
    Environment environment =
        new Environment(
            variables, Path.of("").toAbsolutePath(), Path.of(System.getProperty("user.home", ".")));
    InputStream in = System.in;
    WatchedOutput out = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
    WatchedOutput err = new WatchedOutput(new FileOutputStream(FileDescriptor.err));
    UnhurriedOutput conversation = new UnhurriedOutput(err, PATIENCE);
    Terminal terminal =
        new Terminal(
            in,
            utf8(out),
            utf8(conversation),
            System.getProperty("carbon.tty", ""),
            variables,
            err::isAbandoned);
    int code = run(arguments, environment, terminal);
    int ended = out.loss().map(why -> lost(code, why, terminal)).orElse(code);
    conversation.finish();
    System.exit(ended);
  }

  /** A result that nobody can read is no success. */
  private static int lost(int code, String why, Terminal terminal) {
    terminal.say("carbon: could not write the result: " + why);
    return code == ExitCode.DONE ? ExitCode.of(ErrorKind.CONFIGURATION) : code;
  }

  /** Runs one command line and returns its exit code. */
  public static int run(String[] arguments, Environment environment, Terminal terminal) {
    return new Parser(new Wiring(environment, terminal)).run(arguments);
  }

  private static PrintStream utf8(OutputStream stream) {
    return new PrintStream(stream, false, StandardCharsets.UTF_8);
  }
}
