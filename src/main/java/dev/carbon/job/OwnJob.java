package dev.carbon.job;

import dev.carbon.staging.RunId;
import java.time.Instant;

/**
 * A job that carbon made and that has not ended.
 *
 * @param run that its label names
 * @param createdAt as the service says
 */
public record OwnJob(JobHandle handle, RunId run, JobState state, Instant createdAt) {}
