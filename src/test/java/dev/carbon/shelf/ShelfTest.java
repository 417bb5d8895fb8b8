package dev.carbon.shelf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:20:00Z");

  @TempDir private Path temporary;

  @Test
  void givesBackWhatWasWrittenLast() throws IOException, Unusable {
    Shelf shelf = new Shelf(temporary.resolve("around/folder"));
    assertEquals(Optional.empty(), shelf.read("a.json"));
    shelf.write("a.json", new byte[] {1});
    shelf.write("a.json", new byte[] {2, 3});
    assertArrayEquals(new byte[] {2, 3}, shelf.read("a.json").orElseThrow());
    assertEquals(List.of(temporary.resolve("around/folder/a.json")), shelf.files());
  }

  @Test
  void takesWhatItWouldReadAndNotAByteMore() throws IOException, Unusable {
    Shelf shelf = new Shelf(temporary.resolve("folder"));
    shelf.write("a.json", new byte[Shelf.MOST_BYTES]);
    assertEquals(Shelf.MOST_BYTES, shelf.read("a.json").orElseThrow().length);
    assertThrows(Unusable.class, () -> shelf.write("b.json", new byte[Shelf.MOST_BYTES + 1]));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isNoneWhereItsFolderOrTheOneAroundItIsALink() throws IOException, Unusable {
    new Shelf(temporary.resolve("real/folder")).write("a.json", new byte[1]);
    Path around = Files.createSymbolicLink(temporary.resolve("a"), temporary.resolve("real"));
    Path itself =
        Files.createSymbolicLink(temporary.resolve("b"), temporary.resolve("real/folder"));
    for (Path folder : List.of(around.resolve("folder"), itself)) {
      Shelf shelf = new Shelf(folder);
      assertThrows(Unusable.class, () -> shelf.read("a.json"));
    }
    assertEquals(List.of(), Shelf.in(around));
    assertEquals(List.of(), new Shelf(itself).files());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void makesNotEvenAFolderThroughALink() throws IOException {
    Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(temporary.resolve("a"), elsewhere);
    Path toNothing =
        Files.createSymbolicLink(temporary.resolve("b"), elsewhere.resolve("not-there"));
    for (Path folder : List.of(link.resolve("folder"), link, toNothing.resolve("folder"))) {
      Shelf shelf = new Shelf(folder);
      assertThrows(Unusable.class, () -> shelf.write("a.json", new byte[1]), folder.toString());
    }
    try (Stream<Path> entries = Files.list(elsewhere)) {
      assertEquals(List.of(), entries.toList());
    }
  }

  @Test
  void removesWhatHasBeenHalfWrittenForAnHourAndNothingElse() throws IOException {
    write("new-1.tmp", Duration.ofMinutes(61));
    Path young = write("new-2.tmp", Duration.ofMinutes(59));
    Path foreign = write("notes.tmp", Duration.ofDays(9));
    Shelf shelf = new Shelf(temporary);
    shelf.removeAbandoned(NOW);
    assertEquals(List.of(young, foreign), shelf.files());
  }

  @Test
  void clearingCountsWhatWasKeptAndLeavesWhatIsNotOurs() throws IOException, Unusable {
    Path around = temporary.resolve("around");
    for (String shelf : List.of("one", "two")) {
      new Shelf(around.resolve(shelf)).write("a.json", new byte[1]);
      new Shelf(around.resolve(shelf)).write("marker", new byte[1]);
      Files.write(around.resolve(shelf).resolve("new-1.tmp"), new byte[1]);
    }
    Path foreign = Files.write(around.resolve("one/notes"), new byte[1]);
    assertEquals(2, Shelf.clear(around, "a.json"::equals, Set.of("marker")));
    assertEquals(List.of(foreign), new Shelf(around.resolve("one")).files());
    assertEquals(List.of(), new Shelf(around.resolve("two")).files());
  }

  /** Somebody puts a full folder where the file was. */
  @Test
  void clearingSaysThatItCouldNotRemoveAll() throws IOException, Unusable {
    new Shelf(temporary.resolve("around/folder")).write("a.json", new byte[1]);
    Predicate<String> inTheWay =
        name -> {
          try {
            Path file = temporary.resolve("around/folder").resolve(name);
            Files.delete(file);
            Files.createDirectories(file.resolve("sub"));
            return true;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    CarbonException error =
        assertThrows(
            CarbonException.class,
            () -> Shelf.clear(temporary.resolve("around"), inTheWay, Set.of()));
    assertEquals(ErrorKind.CONFIGURATION, error.kind());
    assertTrue(error.hint().orElseThrow().contains(temporary.resolve("around").toString()));
  }

  @Test
  void aSealHoldsOnlyForTheDocumentThatItWasPutOn() throws IOException, Unusable {
    ObjectNode document = Sealed.document().put("value", 1);
    byte[] content = Sealed.bytes(document);
    Sealed.requireSame(content, document);
    assertThrows(
        Unusable.class, () -> Sealed.requireSame(content, Sealed.document().put("value", 2)));
    content[content.length - 3] ^= 1;
    assertThrows(Unusable.class, () -> Sealed.requireSame(content, document));
  }

  @Test
  void aReasonNamesNoPath() {
    String reason = Unusable.reason(new AccessDeniedException("/home/me/secret", null, "denied"));
    assertEquals("denied", reason);
    assertTrue(
        Unusable.reason(new AccessDeniedException("/home/me/secret")).startsWith("AccessDenied"));
  }

  private Path write(String name, Duration ago) throws IOException {
    Path file = Files.writeString(temporary.resolve(name), "{");
    return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(ago)));
  }
}
