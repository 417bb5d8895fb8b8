package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.ledger.FileLedgers;
import dev.carbon.staging.RunId;
import dev.carbon.train.HistoryScan.Found;
import dev.carbon.train.HistoryScan.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryScanTest {
  private static final RunId OTHER = new RunId("r-" + "b".repeat(26));

  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));
  private Histories histories = rig.histories();

  @BeforeEach
  void beginARun() {
    rig = Rig.takenUpElsewhere(folder.resolve("out"));
    histories = new Histories(new FileLedgers(folder, Clock.systemUTC()), rig.plans.memo());
    histories.begin(rig.plans.plan(folder.resolve("out"))).close();
  }

  @Test
  void aHistoryThatCannotBeReadHidesNoOther() throws IOException {
    begun(OTHER);
    Files.writeString(ledger(OTHER), "0badf00d {}\n0badf00d {}\n");

    Found<RunSummary> found = scan(Instant.now());

    assertEquals(List.of(Plans.RUN), found.runs().stream().map(RunSummary::run).toList());
    assertEquals(List.of(OTHER), found.unreadable().stream().map(Unreadable::run).toList());
  }

  @Test
  void oneThatNothingWasWrittenToIsForgottenOnceItHasHadTimeToBegin() {
    begun(OTHER);

    Found<RunSummary> soon = scan(Instant.now());
    assertEquals(List.of(), soon.forgotten());
    assertEquals(2, histories.runs().size());

    Found<RunSummary> later = scan(Instant.now().plus(Duration.ofHours(1)));
    assertEquals(List.of(OTHER), later.forgotten());
    assertEquals(List.of(Plans.RUN), histories.runs());
    assertEquals(List.of(1, 1), List.of(soon.runs().size(), later.runs().size()));
  }

  @Test
  void whoOnlyReadsForgetsNothing() throws IOException {
    begun(OTHER);
    FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
    Files.setLastModifiedTime(ledger(OTHER), longAgo);

    Found<RunSummary> found = HistoryScan.reading(histories).runs(PastRun::summary);

    assertEquals(List.of(), found.forgotten());
    assertEquals(2, histories.runs().size());
  }

  @Test
  void findsEveryRunOnce() {
    List<RunId> all = new ArrayList<>(List.of(Plans.RUN));
    for (char letter = 'c'; letter <= 'z'; letter++) {
      all.add(new RunId("r-" + String.valueOf(letter).repeat(26)));
    }
    all.subList(1, all.size()).forEach(this::copied);

    Found<String> found = HistoryScan.reading(histories).runs(run -> run.summary().region());

    assertEquals(all.size(), found.runs().size());
    assertEquals(List.of(), found.unreadable());
  }

  @Test
  void whatAListShowsOfARunIsWhatItsWholeHistorySays() {
    Found<PastRun> found = HistoryScan.reading(histories).runs(run -> run);

    TrainPlan brief = found.runs().get(0).plan();
    TrainPlan whole = histories.read(Plans.RUN).plan();
    assertEquals(List.of(whole.chosen()), brief.ranking().ranked());
    assertTrue(whole.ranking().ranked().size() > 1, "there are others that are passed over");
    assertEquals(histories.summary(Plans.RUN), found.runs().get(0).summary());
    assertEquals(whole.workers(), brief.workers());
    assertEquals(whole.ranking().kind(), brief.ranking().kind());
    assertEquals(whole.ranking().baseline(), brief.ranking().baseline());
    assertEquals(whole.pricePerHour(), brief.pricePerHour());
    assertEquals(whole.madeAt(), brief.madeAt());
  }

  private Found<RunSummary> scan(Instant now) {
    return HistoryScan.tidying(histories, now).runs(PastRun::summary);
  }

  private void begun(RunId run) {
    new FileLedgers(folder, Clock.systemUTC()).begin(run).close();
  }

  private void copied(RunId run) {
    begun(run);
    try {
      Files.write(ledger(run), Files.readAllBytes(ledger(Plans.RUN)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path ledger(RunId run) {
    return folder.resolve("runs").resolve(run.value()).resolve("ledger");
  }
}
