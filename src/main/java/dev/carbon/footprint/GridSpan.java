package dev.carbon.footprint;

import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of a run, for a plot: an hour, or several of a long run.
 *
 * @param start of the stretch, in universal time
 * @param length of the stretch, of which the run may have taken only a part
 * @param energy kWh of the facility that the run used in it
 * @param here g CO2eq/kWh of the run's own grid, each hour by the energy used in it; empty when
 *     unknown
 * @param baseline the same in the region that savings are counted against
 */
public record GridSpan(
    Instant start,
    Duration length,
    KilowattHours energy,
    Optional<GramsPerKwh> here,
    Optional<GramsPerKwh> baseline) {}
