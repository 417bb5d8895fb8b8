package dev.carbon.export.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.export.CarbonExport;
import dev.carbon.export.ExportQuestion;
import dev.carbon.export.ExportedFootprint;
import dev.carbon.export.ExportedRow;
import dev.carbon.export.TableName;
import dev.carbon.google.rest.GoogleApi;
import dev.carbon.google.rest.GoogleReply;
import dev.carbon.http.JsonRequest;
import dev.carbon.http.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The export as BigQuery holds it: first what the table looks like, then one query, its result page
 * by page. A query is billed by what it reads, at most {@link #MOST_BYTES}; one that is repeated
 * after a lost answer comes from BigQuery's cache, or is billed again within the same bound.
 */
public final class BigQueryExport implements CarbonExport {
  /** What a query may be billed for, in bytes: 1 GB (a year of an export has some megabytes). */
  public static final long MOST_BYTES = 1_000_000_000;

  /** How long BigQuery may take over a query. */
  static final Duration LONGEST = Duration.ofMinutes(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Well below the time after which a call is given up. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int PAGE_SIZE = 1000;

  private final GoogleApi bigQuery;
  private final String payer;
  private final Pause pause;
  private final Clock clock;

  /**
   * An export that is read in that project's name.
   *
   * @param payer in which the query runs and which pays for it
   * @param pause between two looks at a query that takes its time
   */
  public BigQueryExport(GoogleApi bigQuery, String payer, Pause pause, Clock clock) {
    this.bigQuery = bigQuery;
    this.payer = payer;
    this.pause = pause;
    this.clock = clock;
  }

  @Override
  public ExportedFootprint read(ExportQuestion question) {
    Refusals refusals = new Refusals(question.table(), payer);
    TableFacts table = describe(question.table(), refusals);
    GoogleReply begun =
        bigQuery.post(
            "/bigquery/v2/projects/" + payer + "/queries",
            new ExportQuery(question)
                .body(table.location(), PAGE_SIZE, PATIENCE, MOST_BYTES, LONGEST));
    QueryPage page = await(page(begun, refusals), refusals);
    return new ExportedFootprint(question, table.changedAt(), rows(page, question, refusals));
  }

  private TableFacts describe(TableName table, Refusals refusals) {
    GoogleReply reply =
        bigQuery.get(
            "/bigquery/v2/projects/"
                + table.project()
                + "/datasets/"
                + table.dataset()
                + "/tables/"
                + table.table());
    if (!reply.isSuccess()) {
      throw refusals.ofTable(reply);
    }
    return ExportSchema.check(table, reply.body("read the table"));
  }

  /** Looks again until the query is done. */
  private QueryPage await(QueryPage first, Refusals refusals) {
    Instant deadline = clock.instant().plus(LONGEST);
    QueryPage page = first;
    while (!page.isComplete()) {
      if (!clock.instant().isBefore(deadline)) {
        throw new CarbonException(
            ErrorKind.UPSTREAM,
            "BigQuery has not answered the query within " + LONGEST.toSeconds() + " s",
            QueryPage.OTHER_MONTHS);
      }
      sleep();
      page = next(page.job(), Optional.empty(), refusals);
    }
    return page;
  }

  private List<ExportedRow> rows(QueryPage first, ExportQuestion question, Refusals refusals) {
    RowReader reader = new RowReader(question.months());
    List<ExportedRow> rows = new ArrayList<>();
    QueryPage page = first;
    while (true) {
      for (JsonNode row : page.rows()) {
        rows.add(reader.read(row, rows.size() + 1L));
      }
      if (page.token().isEmpty() || page.rows().isEmpty() || rows.size() >= first.totalRows()) {
        break;
      }
      page = next(page.job(), page.token(), refusals);
    }
    if (rows.size() != first.totalRows()) {
      throw new CarbonException(
          ErrorKind.UPSTREAM,
          "BigQuery's answer is not whole: it has "
              + rows.size()
              + " of "
              + first.totalRows()
              + " rows",
          QueryPage.OTHER_MONTHS);
    }
    return rows;
  }

  private QueryPage next(QueryJob job, Optional<String> token, Refusals refusals) {
    UnaryOperator<JsonRequest> query =
        request -> {
          JsonRequest whole =
              request
                  .query("location", job.location())
                  .query("maxResults", Integer.toString(PAGE_SIZE))
                  .query("timeoutMs", Long.toString(PATIENCE.toMillis()));
          return token.map(each -> whole.query("pageToken", each)).orElse(whole);
        };
    return page(bigQuery.get(job.path(), query), refusals);
  }

  private static QueryPage page(GoogleReply reply, Refusals refusals) {
    if (!reply.isSuccess()) {
      throw refusals.ofQuery(reply);
    }
    return QueryPage.of(reply.body("query the table"));
  }

  private void sleep() {
    try {
      pause.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new CarbonException(ErrorKind.INTERRUPTED, "stopped while waiting for BigQuery");
    }
  }
}
