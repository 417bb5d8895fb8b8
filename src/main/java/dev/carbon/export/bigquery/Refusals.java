package dev.carbon.export.bigquery;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.export.TableName;
import dev.carbon.google.rest.GoogleReply;
import java.net.HttpURLConnection;
import java.util.Set;

/**
 * What BigQuery's refusals mean here.
 *
 * <p>Sources, read on 2026-11-22: "Error messages" and "Troubleshooting quota errors" of BigQuery's
 * documentation for the reasons; "Run a query" there for the roles; that {@code tables.get} is
 * among the rights of the second role is assumed from its title, Data Viewer.
 */
final class Refusals {
  private static final Set<String> LIMITS =
      Set.of("quotaExceeded", "rateLimitExceeded", "jobRateLimitExceeded");
  private static final Set<String> NOT_ENABLED = Set.of("SERVICE_DISABLED", "accessNotConfigured");

  /** What is left to do where the service itself is at fault. */
  static final String LATER = "try again later";

  private final TableName table;
  private final String payer;

  /**
   * @param payer the project in which queries run
   */
  Refusals(TableName table, String payer) {
    this.table = table;
    this.payer = payer;
  }

  /** Of the question what the table looks like. */
  CarbonException ofTable(GoogleReply reply) {
    if (reply.status() == HttpURLConnection.HTTP_FORBIDDEN && isOfRights(reply)) {
      return new CarbonException(
          ErrorKind.CREDENTIALS,
          "this account may not read " + table + ": " + reply.words(),
          "it needs the role roles/bigquery.dataViewer on the table or its dataset");
    }
    return common(reply, "read what columns " + table + " has");
  }

  /** Of the query, or of a page of its result. */
  CarbonException ofQuery(GoogleReply reply) {
    if (reply.status() == HttpURLConnection.HTTP_FORBIDDEN && isOfRights(reply)) {
      return new CarbonException(
          ErrorKind.CREDENTIALS,
          "this account may not query " + table + " in project " + payer + ": " + reply.words(),
          "it needs roles/bigquery.jobUser (bigquery.jobs.create) on project "
              + payer
              + " and roles/bigquery.dataViewer on the table");
    }
    return common(reply, "query " + table);
  }

  private CarbonException common(GoogleReply reply, String what) {
    String reason = reply.reason().orElse("");
    if (reply.status() == HttpURLConnection.HTTP_NOT_FOUND) {
      return new CarbonException(
          ErrorKind.CONFIGURATION,
          "--table: " + table + " was not found: " + reply.words(),
          "check PROJECT.DATASET.TABLE; the export's own table is named carbon_footprint");
    }
    if (LIMITS.contains(reason)) {
      return new CarbonException(
          ErrorKind.UPSTREAM,
          "could not " + what + ": a quota is used up: " + reply.words(),
          "try again in ten minutes");
    }
    if (NOT_ENABLED.contains(reason)) {
      return new CarbonException(
          ErrorKind.CREDENTIALS,
          "could not " + what + ": BigQuery is not enabled: " + reply.words(),
          "run: gcloud services enable bigquery.googleapis.com --project=" + payer);
    }
    if (reason.equals("bytesBilledLimitExceeded")) {
      return new CarbonException(
          ErrorKind.UPSTREAM,
          "could not " + what + " for the price of at most 1 GB: " + reply.words(),
          "ask for fewer months with --since and --until");
    }
    CarbonException refusal = reply.refusal(what);
    return refusal.kind() == ErrorKind.UPSTREAM
        ? new CarbonException(ErrorKind.UPSTREAM, refusal.text(), LATER)
        : refusal;
  }

  /** A 403 is also how a quota, a limit on costs and a service that is off are told. */
  private static boolean isOfRights(GoogleReply reply) {
    String reason = reply.reason().orElse("accessDenied");
    return reason.equals("accessDenied") || reason.equals("forbidden");
  }
}
