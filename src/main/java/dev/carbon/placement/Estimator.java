package dev.carbon.placement;

import dev.carbon.footprint.EnergyModel;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.Site;
import dev.carbon.region.HourlyPrice;
import dev.carbon.region.Workers;
import java.time.Duration;

/** Says what a job would use and cause in each region of a ranking. Pure arithmetic. */
public final class Estimator {
  private final EnergyModel model;

  public Estimator(EnergyModel model) {
    this.model = model;
  }

  /**
   * The estimates in the order of the ranking, each by the intensity of its ranking, the transfer
   * of the job's data included.
   *
   * @param workers that the ranking was made for
   * @param time that the job runs
   */
  public Estimates estimate(Ranking ranking, Workers workers, Duration time) {
    return new Estimates(
        ranking,
        workers,
        time,
        model.power(workers),
        ranking.ranked().stream().map(region -> estimate(region, workers, time)).toList());
  }

  private Estimate estimate(RankedRegion ranked, Workers workers, Duration time) {
    HourlyPrice price = ranked.candidate().price();
    Footprint footprint =
        model.footprint(
            workers,
            time,
            Site.of(ranked.region()),
            ranked.intensity().value(),
            price.charged().map(each -> each.over(time)));
    return new Estimate(
        ranked,
        ranked.withTransfer(footprint),
        ranked.candidate().withTransfer(price.spot().map(each -> each.over(time))));
  }
}
