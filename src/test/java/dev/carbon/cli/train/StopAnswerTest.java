package dev.carbon.cli.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.region.Price;
import dev.carbon.signal.Stop;
import dev.carbon.signal.StopReason;
import dev.carbon.terminal.Terminal;
import dev.carbon.train.JobFate;
import dev.carbon.unit.Dollars;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The answer to who asks carbon to stop while a job lives. */
@Timeout(30)
class StopAnswerTest {
  private static final Optional<Price> PRICE =
      Optional.of(new Price(new Dollars(1.5), LocalDate.parse("2026-11-01")));

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final RaisedStop stop = new RaisedStop(StopReason.INTERRUPT);

  @ParameterizedTest
  @CsvSource({
    "d, DETACH",
    "'', DETACH",
    "Detach, DETACH",
    "c, CANCEL",
    "' Cancel ', CANCEL",
    "k, KEEP_WATCHING",
    "keep, KEEP_WATCHING"
  })
  void isWhatAPersonTypes(String typed, JobFate fate) {
    assertEquals(fate, answer(true).of(stop, PRICE, terminal("02", typed + "\n")));
    assertTrue(said.toString(UTF_8).contains("$1.50 an hour (list price of 2026-11-01)"));
  }

  @Test
  void isAskedForAgainAfterAWordThatIsNone() {
    assertEquals(JobFate.CANCEL, answer(true).of(stop, PRICE, terminal("02", "x\nyes\nc\n")));
  }

  @Test
  void isToLetGoWhenTheInputEnds() {
    assertEquals(JobFate.DETACH, answer(true).of(stop, PRICE, terminal("02", "")));
  }

  @Test
  void anUnknownPriceIsNotNothing() {
    answer(true).of(stop, Optional.empty(), terminal("02", "d\n"));

    assertTrue(said.toString(UTF_8).contains("an unknown amount an hour"));
  }

  @Test
  void isToLetGoWhereNobodyCanBeAskedOrMayBe() {
    assertEquals(JobFate.DETACH, answer(true).of(stop, PRICE, terminal("2", "c\n")));
    assertEquals(JobFate.DETACH, answer(false).of(stop, PRICE, terminal("02", "c\n")));
    assertEquals("", said.toString(UTF_8));
  }

  @ParameterizedTest
  @EnumSource(
      value = StopReason.class,
      names = {"TERMINATE", "HANG_UP"})
  void isTheOptionsWhenTheSystemAsks(StopReason reason) {
    stop.reason = reason;
    assertEquals(JobFate.CANCEL, answer(true).of(stop, PRICE, terminal("02", "d\n")));
    assertEquals("", said.toString(UTF_8));
  }

  @Test
  void aTermEndsTheQuestionThatNobodyAnswers() throws Exception {
    try (PipedOutputStream nobody = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(nobody)) {
      stop.termAtLook = 4;
      assertEquals(JobFate.CANCEL, answer(true).of(stop, PRICE, terminal("02", in)));
    }
  }

  private static StopAnswer answer(boolean mayAsk) {
    return new StopAnswer(JobFate.CANCEL, mayAsk);
  }

  private Terminal terminal(String terminals, String typed) {
    return terminal(terminals, new ByteArrayInputStream(typed.getBytes(UTF_8)));
  }

  private Terminal terminal(String terminals, InputStream in) {
    PrintStream err = new PrintStream(said, true, UTF_8);
    return new Terminal(in, err, err, terminals, Map.of());
  }

  /** Was raised before it is looked at, and may be raised again. */
  private static final class RaisedStop implements Stop {
    private StopReason reason;
    private int looks;
    private int termAtLook = -1;

    RaisedStop(StopReason reason) {
      this.reason = reason;
    }

    @Override
    public Optional<StopReason> reason() {
      looks++;
      if (looks == termAtLook) {
        reason = StopReason.TERMINATE;
      }
      return Optional.of(reason);
    }

    @Override
    public void forget() {
      throw new AssertionError("nobody forgets here");
    }

    @Override
    public void pause(Duration time) {
      throw new AssertionError("nobody pauses here");
    }
  }
}
