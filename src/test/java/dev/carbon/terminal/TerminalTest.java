package dev.carbon.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
  private final Streams streams = new Streams();

  @Test
  void resultAndConversationGoDifferentWays() {
    Terminal terminal = streams.terminal("", "", Map.of());
    terminal.result("answer");
    terminal.tell("by the way");
    assertEquals("answer" + System.lineSeparator(), streams.result());
    assertEquals("by the way" + System.lineSeparator(), streams.conversation());
  }

  @Nested
  class Speaking {
    private final Terminal terminal = streams.terminal("", "", Map.of());

    @Test
    void quietlyItPrintsTheResultAndErrorsAlone() {
      assertEquals("result error", spoken(Verbosity.QUIET));
    }

    @Test
    void normallyItTellsToo() {
      assertEquals("result error news", spoken(Verbosity.NORMAL));
    }

    @Test
    void verboselyItTracesToo() {
      assertEquals("result error news detail", spoken(Verbosity.VERBOSE));
    }

    private String spoken(Verbosity verbosity) {
      terminal.speak(verbosity);
      terminal.result("result");
      terminal.say("error");
      terminal.tell("news");
      terminal.trace("detail");
      return (streams.result() + streams.conversation()).strip().replaceAll("\\s+", " ");
    }
  }

  @Nested
  class Width {
    @Test
    void isWhatTheTerminalSays() {
      Terminal terminal = streams.terminal("12", "", Map.of("COLUMNS", "72"));
      assertEquals(72, terminal.resultWidth());
      assertEquals(72, terminal.conversationWidth());
    }

    @Test
    void doesNotMatterWhereTheResultGoesToNoTerminal() {
      Terminal terminal = streams.terminal("2", "", Map.of("COLUMNS", "72"));
      assertEquals(Integer.MAX_VALUE, terminal.resultWidth());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "wide", "-1", "999999999999"})
    void isTheUsualOneWhereNobodyCanTell(String columns) {
      assertEquals(130, streams.terminal("1", "", Map.of("COLUMNS", columns)).resultWidth());
    }

    @Test
    void ofTheConversationIsNoWiderThanIsReadWithEase() {
      assertEquals(100, streams.terminal("2", "", Map.of("COLUMNS", "250")).conversationWidth());
      assertEquals(100, streams.terminal("", "", Map.of("COLUMNS", "72")).conversationWidth());
    }
  }

  @Nested
  class Colour {
    @Test
    void isForTerminalsAndDecidedForEachStream() {
      Terminal terminal = streams.terminal("2", "", Map.of());
      assertEquals("x", terminal.resultStyle().red("x"));
      assertEquals("\u001B[31mx\u001B[0m", terminal.conversationStyle().red("x"));
    }

    @Test
    void isRefusedByNoColorWhateverElseIsSet() {
      assertFalse(coloured("12", Map.of("NO_COLOR", "1")));
      assertFalse(coloured("12", Map.of("NO_COLOR", "0", "CLICOLOR_FORCE", "1")));
    }

    @Test
    void isNotRefusedByAnEmptyNoColor() {
      assertTrue(coloured("12", Map.of("NO_COLOR", "")));
    }

    @Test
    void isForcedWithoutATerminal() {
      assertTrue(coloured("", Map.of("CLICOLOR_FORCE", "1")));
      assertTrue(coloured("", Map.of("CLICOLOR_FORCE", "1", "TERM", "dumb")));
    }

    @Test
    void isNotForcedByNothingOrZero() {
      assertFalse(coloured("", Map.of("CLICOLOR_FORCE", "0")));
      assertFalse(coloured("", Map.of("CLICOLOR_FORCE", "")));
    }

    @Test
    void isNotForADumbTerminal() {
      assertFalse(coloured("12", Map.of("TERM", "dumb")));
      assertTrue(coloured("12", Map.of("TERM", "xterm")));
    }

    private boolean coloured(String terminals, Map<String, String> variables) {
      return !streams.terminal(terminals, "", variables).resultStyle().bold("x").equals("x");
    }
  }

  @Nested
  class Asking {
    @ParameterizedTest
    @ValueSource(strings = {"y", "Y", "yes", "YES", " yes \n", "y\nn\n"})
    void takesAYes(String typed) {
      assertTrue(streams.terminal("02", typed, Map.of()).confirm("Go?", "--yes"));
      assertEquals("Go? [y/N] ", streams.conversation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "n", "no", "yep", "yess", "oui", "\ny\n"})
    void takesAnythingElseForANo(String typed) {
      assertFalse(streams.terminal("02", typed, Map.of()).confirm("Go?", "--yes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "2", "1", "12", "01"})
    void needsATerminalToAskAndOneToAnswer(String terminals) {
      Terminal terminal = streams.terminal(terminals, "y\n", Map.of());
      CarbonException error =
          assertThrows(CarbonException.class, () -> terminal.confirm("Go?", "--yes"));
      assertEquals(ErrorKind.USAGE, error.kind());
      assertTrue(error.hint().orElse("").contains("--yes"));
      assertEquals("", streams.conversation());
    }
  }

  @Nested
  class ProgressOfWork {
    @Test
    void onATerminalIsOneLineThatIsRewritten() {
      Progress progress = new Progress(streams.terminal("2", "", Map.of()));
      progress.moment("one");
      progress.moment("two");
      progress.change("done");
      assertEquals(
          "one\r\u001B[2Ktwo\r\u001B[2Kdone" + System.lineSeparator(), streams.conversation());
    }

    @Test
    void elsewhereIsALineForEachChange() {
      Progress progress = new Progress(streams.terminal("01", "", Map.of()));
      progress.moment("one");
      progress.change("queued");
      progress.moment("two");
      progress.change("running");
      progress.clear();
      String newLine = System.lineSeparator();
      assertEquals("queued" + newLine + "running" + newLine, streams.conversation());
    }

    @Test
    void isNotShownWhenOnlyTheResultIsWanted() {
      Terminal terminal = streams.terminal("012", "", Map.of());
      terminal.speak(Verbosity.QUIET);
      Progress progress = new Progress(terminal);
      progress.moment("one");
      progress.change("done");
      progress.clear();
      assertEquals("", streams.conversation());
    }

    @Test
    void isTakenAwayOnce() {
      Progress progress = new Progress(streams.terminal("2", "", Map.of()));
      progress.clear();
      progress.moment("one");
      progress.clear();
      progress.clear();
      assertEquals("one\r\u001B[2K", streams.conversation());
    }
  }
}
