package dev.carbon.intensity.cache;

import static dev.carbon.intensity.KeptFigures.BASE;
import static dev.carbon.intensity.KeptFigures.KIND;
import static dev.carbon.intensity.KeptFigures.NOW;
import static dev.carbon.intensity.KeptFigures.SOURCE;
import static dev.carbon.intensity.KeptFigures.askedAt;
import static dev.carbon.intensity.KeptFigures.figure;
import static dev.carbon.intensity.KeptFigures.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.FigureCache;
import dev.carbon.intensity.FigureCache.Kept;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.shelf.Shelf;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DiskCacheTest {
  private static final FigureCache.Key GERMANY = key("DE");
  private static final Kept KEPT = figure(GERMANY, 300);

  @TempDir private Path temporary;
  private CacheFolder folder;

  @BeforeEach
  void nothingIsThereYet() {
    folder = new CacheFolder(temporary.resolve("home/.cache/carbon"));
  }

  @Test
  void asksForNoFolderUntilItKeepsSomething() {
    folder.open().find(GERMANY);
    folder.open().lastSuccess(SOURCE);
    folder.open().clear();
    assertFalse(Files.exists(temporary.resolve("home")));
    assertEquals(folder.home, folder.open().folder());
    assertEquals(List.of(), folder.trace);
  }

  @Test
  void anotherProcessFindsWhatThisOneKept() {
    folder.open().store(GERMANY, KEPT);
    assertEquals(Optional.of(KEPT), folder.open().find(GERMANY));
    assertEquals(Optional.of(KEPT.askedAt()), folder.open().lastSuccess(SOURCE));
    assertEquals(List.of(), folder.trace);
  }

  @Test
  void theNameOfAFileTellsWhatIsInIt() throws IOException {
    folder.open().store(GERMANY, KEPT);
    assertEquals(folder.shelf(), folder.figure().getParent());
    String name = folder.figure().getFileName().toString();
    assertTrue(
        name.matches("DE_average_lifecycle_all_20260302T12Z_[0-9a-f]{12}\\.json"), () -> name);
  }

  @Test
  void aSourceThatIsAFileCannotNameAFolder() throws IOException {
    SourceName file = new SourceName("file:../../../escape/DE.csv");
    IntensityKind kind = new IntensityKind(file, Signal.AVERAGE, Accounting.DIRECT);
    FigureCache.Key key = new FigureCache.Key(BASE, kind, false, GERMANY.zone(), NOW);
    folder.open().store(key, figure(key, 300));
    assertEquals(Optional.of(figure(key, 300)), folder.open().find(key));
    for (Path each : folder.files()) {
      String shelf = String.valueOf(folder.figures().relativize(each).getName(0));
      assertTrue(shelf.matches("file\\.[0-9a-f]{12}"), shelf);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheOwnerMayLook() throws IOException {
    folder.open().store(GERMANY, KEPT);
    for (Path each : List.of(folder.home, folder.figures(), folder.shelf())) {
      assertEquals("rwx------", CacheFolder.permissions(each), each.toString());
    }
    for (Path each : folder.files()) {
      assertEquals("rw-------", CacheFolder.permissions(each), each.toString());
    }
  }

  @Test
  void anAddressThatMayCarryAKeyLeavesNoTrace() throws IOException {
    for (String base :
        List.of("https://example.org/v3?api_key=canary", "https://me:canary@example.org/v3")) {
      FigureCache.Key key = new FigureCache.Key(URI.create(base), KIND, false, GERMANY.zone(), NOW);
      folder.open().store(key, figure(key, 300));
      assertEquals(Optional.empty(), folder.open().find(key));
    }
    assertFalse(Files.exists(folder.home));
    assertFalse(folder.trace.toString().contains("canary"), folder.trace::toString);
    assertEquals(2, folder.trace.size());
  }

  @Test
  void aFigureTooLargeToBeReadAgainIsNotKept() {
    String endless = "m".repeat(Shelf.MOST_BYTES);
    folder
        .open()
        .store(
            GERMANY, figure(GERMANY, 300, new Estimation(Optional.of(true), Optional.of(endless))));
    assertEquals(Optional.empty(), folder.open().find(GERMANY));
    assertEquals(1, folder.trace.size());
  }

  @Nested
  class WhatIsOld {
    private final Instant nextHour = NOW.plus(Duration.ofHours(1));
    private final FigureCache.Key next =
        new FigureCache.Key(BASE, KIND, false, GERMANY.zone(), nextHour);
    private final Kept nextKept = askedAt(KEPT, nextHour);

    @Test
    void goesWhenTheNextHourIsKept() throws IOException {
      folder.open().store(GERMANY, KEPT);
      folder.open(at(nextHour)).store(next, nextKept);
      assertTrue(folder.figure().getFileName().toString().contains("20260302T13Z"));
      assertEquals(
          Optional.of(nextHour), folder.open(at(nextHour.plusSeconds(1))).lastSuccess(SOURCE));
    }

    @Test
    void isLookedForOnceInAProcess() throws IOException {
      DiskCache cache = folder.open(at(nextHour));
      cache.store(next, nextKept);
      folder.open().store(GERMANY, KEPT);
      cache.store(next, nextKept);
      assertEquals(3, folder.files().size());
    }

    @Test
    void goesWhenAWrongClockHadPutItIntoTheFuture() throws IOException {
      Instant future = NOW.plus(Duration.ofDays(400));
      FigureCache.Key key = new FigureCache.Key(BASE, KIND, false, GERMANY.zone(), future);
      folder.open(at(future)).store(key, askedAt(KEPT, future));
      folder.open().store(GERMANY, KEPT);
      assertTrue(folder.figure().getFileName().toString().contains("20260302T12Z"));
      assertEquals(Optional.of(KEPT.askedAt()), folder.open().lastSuccess(SOURCE));
    }

    @Test
    void andHalfWrittenGoesAfterAnHour() throws IOException {
      Files.createDirectories(folder.shelf());
      Path abandoned = half("new-1.tmp", NOW.minus(Duration.ofMinutes(61)));
      Path underway = half("new-2.tmp", NOW.minus(Duration.ofMinutes(59)));
      folder.open().store(GERMANY, KEPT);
      assertFalse(Files.exists(abandoned));
      assertTrue(Files.exists(underway));
    }

    @Test
    void butSomebodyElsesStays() throws IOException {
      Files.createDirectories(folder.shelf());
      Path foreign = half("notes.tmp", NOW.minus(Duration.ofDays(9)));
      folder.open(at(nextHour)).store(next, nextKept);
      assertTrue(Files.exists(foreign));
    }

    private Path half(String name, Instant written) throws IOException {
      Path file = Files.writeString(folder.shelf().resolve(name), "{");
      return Files.setLastModifiedTime(file, FileTime.from(written));
    }

    private static Clock at(Instant moment) {
      return Clock.fixed(moment, ZoneOffset.UTC);
    }
  }

  @Nested
  class WhereNothingCanBeWritten {
    @Test
    void becauseAFileIsInTheWayNothingIsKept() throws IOException {
      Files.createDirectories(folder.home.getParent());
      Files.writeString(folder.home, "in the way");
      keepsNothing();
      assertEquals("in the way", Files.readString(folder.home));
    }

    @Test
    void becauseAFolderIsInTheWayNothingIsKept() throws IOException {
      folder.open().store(GERMANY, KEPT);
      Path file = folder.figure();
      Files.delete(file);
      Files.createDirectories(file.resolve("sub"));
      DiskCache cache = folder.open();
      cache.store(GERMANY, KEPT);
      assertEquals(Optional.empty(), cache.find(GERMANY));
      assertEquals(2, folder.trace.size());
      assertEquals(List.of(folder.marker()), folder.files(), "nothing half written is left");
    }

    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void becauseTheFileSystemDoesNotTakeFilesNothingIsKept() {
      folder = new CacheFolder(Path.of("/proc/carbon"));
      keepsNothing();
    }

    private void keepsNothing() {
      DiskCache cache = folder.open();
      cache.store(GERMANY, KEPT);
      assertEquals(1, folder.trace.size());
      assertNotEquals("", folder.trace.get(0));
      assertEquals(1, folder.trace.get(0).lines().count());
      assertEquals(Optional.empty(), cache.find(GERMANY));
      assertEquals(Optional.empty(), cache.lastSuccess(SOURCE));
      assertEquals(0, cache.clear());
    }
  }
}
