package dev.carbon.cli.regions;

import dev.carbon.placement.PlacementRequest;
import dev.carbon.placement.Ranking;
import dev.carbon.region.RegionId;
import java.util.List;

/**
 * A ranking together with what it is the answer to.
 *
 * @param notConsidered the public regions that train and were not among the candidates
 */
record RegionsAnswer(PlacementRequest request, Ranking ranking, List<RegionId> notConsidered) {}
