package dev.carbon.placement.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.RegionRefusal;
import dev.carbon.placement.Refused;
import dev.carbon.placement.Requests;
import dev.carbon.region.RegionId;
import dev.carbon.region.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskRefusalsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:20:00Z");
  private static final String PROJECT = "my-project";
  private static final Workers WORKERS = Requests.of("us-central1").build().workers();
  private static final Refused QUOTA = refused(RegionRefusal.QUOTA);

  @TempDir private Path temporary;
  private Path home;
  private final List<String> trace = new ArrayList<>();

  @BeforeEach
  void nothingIsThereYet() {
    home = temporary.resolve("home/.cache/carbon");
  }

  @Test
  void asksForNoFolderUntilItKeepsSomething() {
    open().lately(PROJECT, WORKERS);
    open().clear();
    assertFalse(Files.exists(temporary.resolve("home")));
    assertEquals(List.of(), trace);
  }

  @Test
  void anotherProcessKnowsOfIt() {
    open().remember(PROJECT, WORKERS, QUOTA);
    assertEquals(List.of(QUOTA), open().lately(PROJECT, WORKERS));
    assertEquals(List.of(), trace);
  }

  @Test
  void theNameOfAFileTellsTheRegionAndTheReasonAndNeverTheProject() throws IOException {
    open().remember(PROJECT, WORKERS, QUOTA);
    String file = home.resolve("refusals").relativize(file()).toString();
    assertTrue(file.matches("[0-9a-f]{12}/europe-west4_quota_[0-9a-f]{12}\\.json"), file);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheOwnerMayLook() throws IOException {
    open().remember(PROJECT, WORKERS, QUOTA);
    assertEquals("rw-------", permissions(file()));
    Path refusals = home.resolve("refusals");
    Path shelf = refusals.resolve(refusals.relativize(file()).getName(0));
    for (Path each : List.of(home, refusals, shelf)) {
      assertEquals("rwx------", permissions(each), each.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines", "\u001b[2J", "\u202e"})
  void wordsThatCannotBePrintedAreNotKept(String words) throws IOException {
    open().remember(PROJECT, WORKERS, new Refused(QUOTA.region(), RegionRefusal.QUOTA, words, NOW));
    assertEquals(List.of(), files());
    assertEquals(1, trace.size());
  }

  @Test
  void endlessWordsAreNotKept() throws IOException {
    String endless = "w".repeat(10_000);
    open()
        .remember(PROJECT, WORKERS, new Refused(QUOTA.region(), RegionRefusal.QUOTA, endless, NOW));
    assertEquals(List.of(), files());
    assertEquals(1, trace.size());
  }

  @Test
  void whatHasExpiredIsRemovedWhenItsProjectIsAskedAbout() throws IOException {
    open().remember(PROJECT, WORKERS, QUOTA);
    assertEquals(List.of(), open(NOW.plus(Duration.ofDays(1))).lately(PROJECT, WORKERS));
    assertEquals(List.of(), files());
    assertEquals(List.of(), trace);
  }

  /** Two processes tidy up at once, and one of them meets what cannot be deleted. */
  @Test
  void anExpiredFileThatCannotBeRemovedHidesNoneOfThoseAfterIt() throws IOException {
    open().remember(PROJECT, WORKERS, refused(RegionRefusal.CAPACITY));
    Path expired = file();
    Instant tomorrow = NOW.plus(Duration.ofDays(1));
    Refused fresh = new Refused(QUOTA.region(), RegionRefusal.QUOTA, "no quota", tomorrow);
    open().remember(PROJECT, WORKERS, fresh);
    DiskRefusals memory =
        new DiskRefusals(home, new ClockThatPutsAFolderInPlaceOf(expired, tomorrow), trace::add);

    assertEquals(List.of(fresh), memory.lately(PROJECT, WORKERS));
    assertEquals(1, trace.size(), trace::toString);
    assertTrue(trace.get(0).contains(expired.getFileName().toString()), trace.get(0));
  }

  @Test
  void whatHasExpiredOfOtherProjectsAndWhatIsHalfWrittenGoesWithTheNextRefusal()
      throws IOException {
    open().remember("another-project", WORKERS, QUOTA);
    Path half = Files.writeString(file().resolveSibling("new-7.tmp"), "{");
    Files.setLastModifiedTime(half, FileTime.from(NOW));
    Instant tomorrow = NOW.plus(Duration.ofDays(1));
    Refused fresh = new Refused(QUOTA.region(), RegionRefusal.QUOTA, "no quota", tomorrow);
    open(tomorrow).remember(PROJECT, WORKERS, fresh);
    assertEquals(List.of(fresh), open(tomorrow).lately(PROJECT, WORKERS));
    assertEquals(1, files().size(), () -> "left over");
  }

  @Test
  void clearLeavesWhatIsNotOurs() throws IOException {
    open().remember(PROJECT, WORKERS, QUOTA);
    Files.writeString(file().resolveSibling("new-7.tmp"), "{");
    Path shelf = home.resolve("refusals");
    List<Path> foreign =
        List.of(
            Files.writeString(home.resolve("README"), "mine"),
            Files.writeString(shelf.resolve("europe-west4_quota_0123456789ab.json"), "mine"),
            Files.writeString(
                Files.createDirectories(shelf.resolve("deeper")).resolve("notes.json"), "mine"));
    assertEquals(1, open().clear());
    assertEquals(foreign.stream().sorted().toList(), files().stream().sorted().toList());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void followsNoLinkInPlaceOfItsFolder() throws IOException {
    open().remember(PROJECT, WORKERS, QUOTA);
    Path elsewhere = Files.move(home.resolve("refusals"), temporary.resolve("elsewhere"));
    Files.createSymbolicLink(home.resolve("refusals"), elsewhere);
    assertEquals(List.of(), open().lately(PROJECT, WORKERS));
    assertEquals(0, open().clear());
    open().remember(PROJECT, WORKERS, refused(RegionRefusal.POLICY));
    open().remember("another-project", WORKERS, QUOTA);
    try (Stream<Path> shelves = Files.list(elsewhere)) {
      assertEquals(1, shelves.count(), "no folder is made behind the link");
    }
    Files.delete(home.resolve("refusals"));
    Files.move(elsewhere, home.resolve("refusals"));
    assertEquals(List.of(QUOTA), open().lately(PROJECT, WORKERS));
  }

  @Test
  void whereAFileIsInTheWayNothingIsKeptAndNothingFails() throws IOException {
    Files.createDirectories(home.getParent());
    Files.writeString(home, "in the way");
    keepsNothing();
    assertEquals("in the way", Files.readString(home));
  }

  @Test
  void whereAFolderHasTheNameOfTheFileNothingIsKeptAndNothingFails() throws IOException {
    open().remember(PROJECT, WORKERS, QUOTA);
    Path file = file();
    Files.delete(file);
    Files.createDirectories(file.resolve("sub"));
    keepsNothing();
    assertEquals(List.of(), files(), "nothing half written is left");
  }

  @Test
  @DisabledOnOs({OS.WINDOWS, OS.MAC})
  void whereTheFileSystemDoesNotTakeFilesNothingIsKeptAndNothingFails() {
    home = Path.of("/proc/carbon");
    keepsNothing();
  }

  private void keepsNothing() {
    open().remember(PROJECT, WORKERS, QUOTA);
    assertEquals(1, trace.size(), trace::toString);
    assertNotEquals("", trace.get(0));
    assertEquals(1, trace.get(0).lines().count());
    assertEquals(List.of(), open().lately(PROJECT, WORKERS));
    assertEquals(0, open().clear());
  }

  private DiskRefusals open() {
    return open(NOW);
  }

  private DiskRefusals open(Instant now) {
    return new DiskRefusals(home, Clock.fixed(now, ZoneOffset.UTC), trace::add);
  }

  private static Refused refused(RegionRefusal why) {
    return new Refused(
        new RegionId("europe-west4"), why, "no such machines left", NOW.minusSeconds(90));
  }

  private Path file() throws IOException {
    List<Path> all = files();
    assertEquals(1, all.size(), all::toString);
    return all.get(0);
  }

  private List<Path> files() throws IOException {
    if (!Files.exists(home)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(each -> !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** Stands still; whoever asks it for the time finds a folder where the file was. */
  private static final class ClockThatPutsAFolderInPlaceOf extends Clock {
    private final Path file;
    private final Instant now;

    ClockThatPutsAFolderInPlaceOf(Path file, Instant now) {
      this.file = file;
      this.now = now;
    }

    @Override
    public Instant instant() {
      try {
        if (Files.isRegularFile(file)) {
          Files.delete(file);
          Files.createDirectories(file.resolve("sub"));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("nobody needs another zone");
    }
  }
}
