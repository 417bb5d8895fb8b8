package dev.carbon.testing;

import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.LedgerText;
import dev.carbon.staging.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Makes many histories out of recorded ones, for {@code scripts/bench-history}: each has a run id
 * of its own, and happened some time within the year before the recorded one. Arguments: the state
 * folder, how many, and the recorded ledgers, which take turns.
 */
public final class ManyHistories {
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z");
  private static final int SECONDS_A_YEAR = 86_400 * 365;
  private static final String PREFIX = "r-";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

  private final Random random = new Random(1);

  private ManyHistories() {}

  public static void main(String[] args) throws IOException {
    List<Recorded> recorded = new ArrayList<>();
    for (String file : Arrays.copyOfRange(args, 2, args.length)) {
      recorded.add(Recorded.read(Path.of(file)));
    }
    ManyHistories histories = new ManyHistories();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      histories.make(Path.of(args[0]), recorded.get(i % recorded.size()));
    }
  }

  private void make(Path state, Recorded recorded) throws IOException {
    String letters = letters(recorded.letters());
    Duration back = Duration.ofSeconds(random.nextInt(SECONDS_A_YEAR));
    List<LedgerRecord> records = new ArrayList<>();
    for (LedgerRecord record : recorded.records()) {
      Map<String, String> facts = new HashMap<>();
      record
          .facts()
          .forEach(
              (key, text) ->
                  facts.put(key, earlier(text.replace(recorded.letters(), letters), back)));
      records.add(new LedgerRecord(record.type(), record.at().minus(back), facts));
    }
    Path folder = state.resolve("runs").resolve(PREFIX + letters);
    Files.createDirectories(folder);
    Files.write(folder.resolve("ledger"), LedgerText.write(records));
  }

  /** The last letter holds fewer bits than the others, so it is kept. */
  private String letters(String like) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < like.length() - 1; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return letters.append(like.charAt(like.length() - 1)).toString();
  }

  private static String earlier(String text, Duration back) {
    return INSTANT
        .matcher(text)
        .replaceAll(found -> Instant.parse(found.group()).minus(back).toString());
  }

  /**
   * A history that carbon has written.
   *
   * @param letters of its run's id, which buckets and labels have too
   */
  private record Recorded(String letters, List<LedgerRecord> records) {
    static Recorded read(Path file) throws IOException {
      Path path = file.toAbsolutePath();
      String run =
          RunId.parse(path.getName(path.getNameCount() - 2).toString()).orElseThrow().value();
      return new Recorded(
          run.substring(PREFIX.length()),
          LedgerText.read(file.toString(), Files.readAllBytes(file)));
    }
  }
}
