package dev.carbon.train;

import dev.carbon.intensity.Intensity;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.Grams;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a job has used so far, as far as carbon has seen it: for the eye and for limits. The receipt
 * is reckoned anew from the service's own times.
 *
 * @param at when this was read, by this machine's clock
 * @param sinceSubmission since the job was made, at least 0
 * @param running that the job had its machines, at least 0; time without contact counts as it was
 *     before
 * @param restarts how often it was seen to wait for machines again after it had run
 * @param cost of the machines by the list price, without the data's transfer; empty when the price
 *     is unknown, for a job in another place than planned, and for a rehearsal
 * @param carbon of the machines at full load, modelled, each stretch of time by the intensity that
 *     was newest then; without the data's transfer; empty when their power is unknown, and for the
 *     last two reasons
 * @param intensity the newest figure for the grid; empty for the last two reasons
 */
public record Meter(
    Instant at,
    Duration sinceSubmission,
    Duration running,
    int restarts,
    Optional<Dollars> cost,
    Optional<Grams> carbon,
    Optional<Intensity> intensity) {}
