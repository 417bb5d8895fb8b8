package dev.carbon.train;

import dev.carbon.staging.RunId;

/**
 * What to remove of a run.
 *
 * @param discard also outputs that are not at home: they are lost then
 * @param assumeNoJob take a job of which nobody heard for one that was never made
 */
public record CleanupRequest(RunId run, boolean discard, boolean assumeNoJob) {}
