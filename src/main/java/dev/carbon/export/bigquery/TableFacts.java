package dev.carbon.export.bigquery;

import java.time.Instant;
import java.util.Optional;

/**
 * What BigQuery says of a table.
 *
 * @param location of its dataset, where alone it can be queried
 * @param changedAt when it was last written to; empty when unknown
 */
record TableFacts(String location, Optional<Instant> changedAt) {}
