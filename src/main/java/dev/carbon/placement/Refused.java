package dev.carbon.placement;

import dev.carbon.error.RegionRefusal;
import dev.carbon.region.RegionId;
import java.time.Instant;

/**
 * A region that did not take a job when it was asked to.
 *
 * @param message the cloud's reason, one sentence for a person
 * @param at when it refused
 */
public record Refused(RegionId region, RegionRefusal why, String message, Instant at) {}
