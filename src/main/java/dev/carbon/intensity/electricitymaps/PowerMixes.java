package dev.carbon.intensity.electricitymaps;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.JsonReply;
import dev.carbon.http.JsonRequest;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.region.GridLocation;
import java.util.OptionalDouble;

/**
 * Asks for the power mix. Version 4 is about to put another endpoint in place of the one that both
 * versions have; where the old one is gone, or not part of the plan, the new one is asked, and two
 * more for the shares, one after the other.
 */
final class PowerMixes {
  private final Api api;
  private final Endpoint endpoint;
  private final SourceTerms terms;

  PowerMixes(Api api, Endpoint endpoint, SourceTerms terms) {
    this.api = api;
    this.endpoint = endpoint;
    this.terms = terms;
  }

  /**
   * The newest mix at {@code location}.
   *
   * @throws NoFigure when the request is refused or answered with nothing usable
   */
  PowerBreakdown latest(GridLocation location) throws NoFigure {
    JsonReply reply = api.reply(endpoint.latestBreakdown(location));
    return endpoint.isVersion4() && Refusal.isOfEndpoint(reply)
        ? latestMix(location)
        : BreakdownAnswer.read(api.body(reply), location, terms, api::oneLine);
  }

  private PowerBreakdown latestMix(GridLocation location) throws NoFigure {
    PowerBreakdown mix =
        MixAnswer.read(api.ask(endpoint.latestMix(location)), location, terms, api::oneLine);
    return new PowerBreakdown(
        mix.zone(),
        mix.validFrom(),
        mix.basis(),
        share(endpoint.latestRenewableShare(mix.zone()), mix),
        share(endpoint.latestCarbonFreeShare(mix.zone()), mix),
        mix.megawattsBySource());
  }

  /**
   * A share that cannot be had is unknown; the mix is worth telling without it. That the token is
   * refused here does not mean that it is a wrong one: it has just opened the mix.
   */
  private OptionalDouble share(JsonRequest request, PowerBreakdown mix) {
    try {
      return ShareAnswer.read(api.ask(request), mix);
    } catch (NoFigure e) {
      return OptionalDouble.empty();
    } catch (CarbonException e) {
      if (e.kind() != ErrorKind.UPSTREAM && e.kind() != ErrorKind.CREDENTIALS) {
        throw e;
      }
      return OptionalDouble.empty();
    }
  }
}
