/**
 * Reads the Carbon Footprint export from BigQuery, over its REST interface. May import export,
 * google.rest, http, unit and error.
 */
@NullMarked
package dev.carbon.export.bigquery;

import org.jspecify.annotations.NullMarked;
