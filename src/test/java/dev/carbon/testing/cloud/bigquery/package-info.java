/**
 * The fake BigQuery with tables of a Carbon Footprint export, over HTTP. May import the script and
 * REST; not the other services.
 */
@NullMarked
package dev.carbon.testing.cloud.bigquery;

import org.jspecify.annotations.NullMarked;
