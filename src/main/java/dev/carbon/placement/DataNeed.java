package dev.carbon.placement;

import java.time.Duration;

/**
 * Data that a job reads, and for how long it runs.
 *
 * @param place where the data lies and how much it is
 * @param time that the job is expected to take: what the transfer costs once is spread over it
 */
public record DataNeed(DataPlace place, Duration time) {}
