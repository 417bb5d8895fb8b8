package dev.carbon.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The history of the one run of a home, as it is on disk at that moment. */
final class KillHistory {
  private static final Pattern TYPE = Pattern.compile("\"type\":\"([A-Z_]+)\"");

  private final Path runs;

  /**
   * @param runs the folder of all histories
   */
  KillHistory(Path runs) {
    this.runs = runs;
  }

  /** The run that has a history; empty when none was begun. */
  Optional<String> run() {
    if (!Files.isDirectory(runs)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.map(folder -> String.valueOf(folder.getFileName())).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The types of its records; a torn one does not count. */
  List<String> records() {
    Path ledger = ledger();
    if (!Files.exists(ledger)) {
      return List.of();
    }
    try {
      List<String> types = new ArrayList<>();
      Matcher matcher = TYPE.matcher(Files.readString(ledger));
      while (matcher.find()) {
        types.add(matcher.group(1));
      }
      return types;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of the newest attempt, after its plan. */
  List<String> ofThisAttempt() {
    List<String> all = records();
    return all.subList(all.lastIndexOf("PLAN") + 1, all.size());
  }

  /** Those of all attempts but the newest. */
  List<String> before() {
    List<String> all = records();
    return all.subList(0, Math.max(0, all.lastIndexOf("PLAN")));
  }

  /** Whether there is something to finish. */
  boolean isOpen() {
    List<String> records = records();
    return !records.isEmpty() && !records.contains("CLOSED");
  }

  /** Leaves half a record at the end, as a write does that the power cut. */
  void tear() throws IOException {
    Files.writeString(ledger(), "0a1b2c3d {\"type\":", StandardOpenOption.APPEND);
  }

  private Path ledger() {
    return runs.resolve(run().orElse("none")).resolve("ledger");
  }
}
