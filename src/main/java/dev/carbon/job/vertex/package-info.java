/**
 * Vertex AI custom jobs as the place where a job runs. May import job, staging, region, unit and
 * error; Google's job client appears nowhere else.
 */
@NullMarked
package dev.carbon.job.vertex;

import org.jspecify.annotations.NullMarked;
