package dev.carbon.terminal;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The three streams. stdout is the result, stderr the conversation; which of them is a terminal is
 * told by the launcher script, since Java cannot see it.
 */
public final class Terminal {
  /** Where nobody says how wide the terminal is. */
  private static final int USUAL_WIDTH = 130;

  private static final int EASY_TO_READ = 100;
  private static final int WIDE_ENOUGH = 80;
  private static final long LOOK_MILLISECONDS = 100;

  private final BufferedReader in;
  private final PrintStream out;
  private final PrintStream err;
  private final String terminals;
  private final Map<String, String> variables;
  private final BooleanSupplier isAbandoned;
  private volatile Verbosity verbosity = Verbosity.NORMAL;

  /**
   * A terminal over the given streams.
   *
   * @param terminals the digits of the streams that are terminals: {@code "012"}, {@code ""}
   * @param variables the environment, for {@code NO_COLOR}, {@code CLICOLOR_FORCE}, {@code TERM}
   *     and {@code COLUMNS}
   */
  public Terminal(
      InputStream in,
      PrintStream out,
      PrintStream err,
      String terminals,
      Map<String, String> variables) {
    this(in, out, err, terminals, variables, () -> false);
  }

  /**
   * As the other, where it can be told that nobody reads the conversation any more.
   *
   * @param isAbandoned whether whoever read {@code err} has gone away
   */
  public Terminal(
      InputStream in,
      PrintStream out,
      PrintStream err,
      String terminals,
      Map<String, String> variables,
      BooleanSupplier isAbandoned) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
    this.err = err;
    this.terminals = terminals;
    this.variables = variables;
    this.isAbandoned = isAbandoned;
  }

  /** Prints a line of the result. */
  public void result(String line) {
    out.println(line);
    out.flush();
  }

  /** Prints many lines of the result, which are gone through as they are printed. */
  public void results(Stream<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }

  /**
   * Where a result is written that is too long to be held as one text. Closing it writes what is
   * left, and ends no stream.
   */
  public Writer resultWriter() {
    return new BufferedWriter(new ResultWriter(out));
  }

  /** Whether somebody still takes the result: {@code head} leaves when it has enough. */
  public boolean resultIsTaken() {
    return !out.checkError();
  }

  /**
   * Whether somebody may still hear the conversation: false once a pipe has lost its reader. What
   * goes into a file on a full disk, or nowhere, has nobody who could leave.
   */
  public boolean conversationIsTaken() {
    return !isAbandoned.getAsBoolean();
  }

  /** How much of the conversation to print from here on. */
  public void speak(Verbosity wanted) {
    verbosity = wanted;
  }

  public Verbosity verbosity() {
    return verbosity;
  }

  /** Prints a line of the conversation, however quiet it is: errors and questions. */
  public void say(String line) {
    err.println(line);
    err.flush();
  }

  /** Prints a line of the conversation unless only the result is wanted. */
  public void tell(String line) {
    if (verbosity != Verbosity.QUIET) {
      say(line);
    }
  }

  /** Prints a line that only those want who look into the works. */
  public void trace(String line) {
    if (verbosity == Verbosity.VERBOSE) {
      say(line);
    }
  }

  /** Prints a part of a line of the conversation. */
  void sayInPlace(String text) {
    err.print(text);
    err.flush();
  }

  public boolean resultIsTerminal() {
    return terminals.contains("1");
  }

  /** How many characters of the result fit on a line; any number where nobody looks at it. */
  public int resultWidth() {
    return resultIsTerminal() ? columns() : Integer.MAX_VALUE;
  }

  /** How many characters of the conversation fit on a line that is read with ease. */
  public int conversationWidth() {
    return Math.min(conversationIsTerminal() ? columns() : EASY_TO_READ, EASY_TO_READ);
  }

  private int columns() {
    String columns = variables.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(columns) : USUAL_WIDTH;
  }

  /** Whether lines of the conversation can be written over, and are wide enough for it. */
  boolean canGoUp() {
    return conversationIsTerminal()
        && !variables.getOrDefault("TERM", "dumb").equals("dumb")
        && columns() >= WIDE_ENOUGH;
  }

  public boolean conversationIsTerminal() {
    return terminals.contains("2");
  }

  /** Whether a question would reach a person who can answer. */
  public boolean canAsk() {
    return terminals.contains("0") && terminals.contains("2");
  }

  /** How to write to stdout. */
  public Style resultStyle() {
    return new Style(colour(resultIsTerminal()));
  }

  /** How to write to stderr. */
  public Style conversationStyle() {
    return new Style(colour(conversationIsTerminal()));
  }

  /**
   * Asks for a yes. Anything else, the end of the input too, is a no.
   *
   * @param flag what would have answered, for when nobody can be asked
   * @throws CarbonException USAGE when {@link #canAsk} is false
   */
  public boolean confirm(String question, String flag) {
    return ask(question + " [y/N] ", "this needs a yes", flag)
        .filter(answer -> answer.strip().matches("(?i)y|yes"))
        .isPresent();
  }

  /**
   * Asks for a line.
   *
   * @param flag what would have answered, for when nobody can be asked
   * @return the line; empty when the input has ended
   * @throws CarbonException USAGE when {@link #canAsk} is false
   */
  public Optional<String> ask(String question, String flag) {
    return ask(question, "this needs an answer", flag);
  }

  /**
   * Asks for a line for as long as somebody wants the answer.
   *
   * @param isWanted asked a few times a second
   * @return the line; empty when the input has ended, or nobody wants the answer any more
   */
  public Optional<String> askWhile(BooleanSupplier isWanted, String question) {
    FutureTask<Optional<String>> answer = new FutureTask<>(() -> answer(question));
    Thread asking = new Thread(answer, "question");
    asking.setDaemon(true); // A line that nobody types must not hold the process.
    asking.start();
    while (isWanted.getAsBoolean()) {
      try {
        return answer.get(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Nothing typed so far.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } catch (ExecutionException e) {
        throw new IllegalStateException("could not ask", e);
      }
    }
    return Optional.empty();
  }

  private Optional<String> ask(String question, String need, String flag) {
    if (!canAsk()) {
      throw new CarbonException(
          ErrorKind.USAGE,
          need + ", and there is no terminal to ask at",
          "add " + flag + " to go ahead without being asked");
    }
    return answer(question);
  }

  private Optional<String> answer(String question) {
    sayInPlace(question);
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean colour(boolean terminal) {
    if (!variables.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    String force = variables.getOrDefault("CLICOLOR_FORCE", "");
    if (!force.isEmpty() && !force.equals("0")) {
      return true;
    }
    return terminal && !variables.getOrDefault("TERM", "").equals("dumb");
  }

  /** Writes to a stream that outlives it. */
  private static final class ResultWriter extends Writer {
    private final PrintStream out;

    ResultWriter(PrintStream out) {
      this.out = out;
    }

    @Override
    public void write(char[] text, int start, int length) {
      out.print(new String(text, start, length));
    }

    @Override
    public void flush() {
      out.flush();
    }

    @Override
    public void close() {
      flush();
    }
  }
}
