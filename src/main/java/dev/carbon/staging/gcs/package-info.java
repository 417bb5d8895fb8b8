/**
 * Cloud Storage as the store of a run's bucket. May import staging, region, unit and error;
 * Google's storage client appears nowhere else.
 */
@NullMarked
package dev.carbon.staging.gcs;

import org.jspecify.annotations.NullMarked;
