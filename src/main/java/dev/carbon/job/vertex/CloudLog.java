package dev.carbon.job.vertex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.rest.GoogleApi;
import dev.carbon.google.rest.GoogleReply;
import dev.carbon.job.LogBatch;
import dev.carbon.job.LogLine;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The log of one job, read piece by piece. Entries may arrive late: the newest minute is asked for
 * again at each look, and what was shown is left out. A page that cannot be read, since it is too
 * long perhaps, is asked for in smaller pieces.
 */
final class CloudLog {
  private static final Instant BEFORE_ALL_JOBS = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration LATEST = Duration.ofSeconds(60);
  private static final int PAGE_SIZE = 1000;
  private static final int SMALLER = 10;
  private static final int MOST_PAGES = 3;

  /** An answer that fails so often may be too long: the last entry is then better than none. */
  private static final int FAILURES_BEFORE_ONE_ENTRY = 3;

  /** What is asked for again fits into the first two pages, so that each look gets on. */
  private static final int MOST_NAMES = 2 * PAGE_SIZE;

  private final LogQuestion question;
  private final GoogleApi logging;
  private final LogPace pace;
  private final Clock clock;
  private final SeenEntries seen = new SeenEntries(MOST_NAMES);

  private Instant newest = BEFORE_ALL_JOBS;
  private Instant latestFrom = BEFORE_ALL_JOBS;
  private Instant from = BEFORE_ALL_JOBS;
  private Optional<String> next = Optional.empty();
  private boolean hasMore;
  private OptionalInt last = OptionalInt.empty();
  private int pageSize = PAGE_SIZE;
  private int failures;
  private Instant nextLook = Instant.MIN;

  CloudLog(LogQuestion question, GoogleApi logging, LogPace pace, Clock clock) {
    this.question = question;
    this.logging = logging;
    this.pace = pace;
    this.clock = clock;
  }

  /** Of what is there at the first look, only so many lines are shown. */
  synchronized void beginWithLast(int lines) {
    last = OptionalInt.of(lines);
  }

  /** What is new; asks nobody when the last look was a moment ago. */
  synchronized LogBatch drain() {
    Instant now = clock.instant();
    if (now.isBefore(nextLook)) {
      return new LogBatch(List.of(), hasMore, Optional.empty());
    }
    List<LogLine> lines = new ArrayList<>();
    Optional<String> trouble = Optional.empty();
    try {
      if (last.isPresent()) {
        readLast(last.getAsInt(), lines);
      } else {
        readPages(lines);
      }
      failures = 0;
    } catch (CarbonException e) {
      failures++;
      goOnFromNewest(Math.max(1, pageSize / SMALLER));
      trouble = Optional.of(e.text());
    }
    nextLook = now.plus(pace.after(failures));
    return new LogBatch(inOrder(lines), hasMore, trouble);
  }

  private void readPages(List<LogLine> lines) {
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      take(ask(question.from(from, pageSize, next)), lines);
      if (next.isEmpty()) {
        pageSize = PAGE_SIZE;
        from = latestFrom;
        return;
      }
    }
    if (pageSize < PAGE_SIZE) {
      goOnFromNewest(pageSize * SMALLER);
    }
  }

  /** An entry has a line or more. The oldest of them shows where the log begins for the reader. */
  private void readLast(int most, List<LogLine> lines) {
    int size = failures < FAILURES_BEFORE_ONE_ENTRY ? Math.max(1, most) : 1;
    List<LogPage.Entry> entries =
        new ArrayList<>(ask(question.last(BEFORE_ALL_JOBS, size)).entries());
    Collections.reverse(entries);
    take(new LogPage(entries, Optional.empty()), lines);
    lines.subList(0, Math.max(0, lines.size() - most)).clear();
    if (!entries.isEmpty()) {
      seen.skipUntil(entries.get(0).time());
    }
    latestFrom = latest(latestFrom, seen.start());
    from = latestFrom;
    pageSize = PAGE_SIZE;
    last = OptionalInt.empty();
  }

  private LogPage ask(ObjectNode body) {
    GoogleReply reply = logging.post("/v2/entries:list", body);
    if (reply.status() == HttpURLConnection.HTTP_FORBIDDEN) {
      throw new CarbonException(
          ErrorKind.CREDENTIALS,
          "this account needs the permission logging.logEntries.list: " + reply.words());
    }
    return LogPage.of(reply.body("list its entries"));
  }

  private void take(LogPage page, List<LogLine> lines) {
    for (LogPage.Entry entry : page.entries()) {
      newest = entry.time().isAfter(newest) ? entry.time() : newest;
      if (seen.add(entry)) {
        lines.addAll(entry.lines());
      }
    }
    next = page.next();
    hasMore = next.isPresent();
    Instant late = newestUntilNow().minus(LATEST);
    latestFrom = latest(late, latestFrom, seen.start());
    seen.forgetBefore(latestFrom);
  }

  /** Another size of the pages needs another question; what may arrive late is asked for later. */
  private void goOnFromNewest(int size) {
    next = Optional.empty();
    pageSize = size;
    Instant until = newestUntilNow();
    from = latest(until, latestFrom);
  }

  /** An entry that claims to be of the future must not hide those of the present. */
  private Instant newestUntilNow() {
    Instant now = clock.instant();
    return newest.isBefore(now) ? newest : now;
  }

  private static Instant latest(Instant... times) {
    return Collections.max(List.of(times));
  }

  private static List<LogLine> inOrder(List<LogLine> lines) {
    List<LogLine> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparing(line -> line.time().orElse(Instant.MIN)));
    return sorted;
  }
}
