package dev.carbon.placement;

import dev.carbon.region.RegionId;

/**
 * A region that was asked for and cannot take the job.
 *
 * @param message one sentence for a person
 */
public record ExcludedRegion(RegionId region, ExclusionReason reason, String message) {}
