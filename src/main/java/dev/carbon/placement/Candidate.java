package dev.carbon.placement;

import dev.carbon.region.Availability;
import dev.carbon.region.Prices.Price;
import dev.carbon.region.Region;
import java.util.Optional;

/**
 * A region that can take the job as far as hardware, price and policy go.
 *
 * @param pricePerHour at list price, Vertex AI's assumed fee included; empty when unknown
 * @param accelerator how sure it is that the accelerator is there; empty when none is wanted
 */
public record Candidate(
    Region region, Optional<Price> pricePerHour, Optional<Availability> accelerator) {}
