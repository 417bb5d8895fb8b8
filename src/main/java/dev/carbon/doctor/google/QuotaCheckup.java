package dev.carbon.doctor.google;

import dev.carbon.doctor.Check;
import dev.carbon.doctor.Checkup;
import dev.carbon.error.CarbonException;
import dev.carbon.google.rest.GoogleApi;
import dev.carbon.google.rest.GoogleReply;
import dev.carbon.region.RegionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks Service Usage (v1beta1, consumerQuotaMetrics.get) in which candidate regions the project's
 * quota is large enough for one machine.
 */
final class QuotaCheckup implements Checkup {
  private static final int MOST_NAMED = 8;
  private static final String SERVICE = "aiplatform.googleapis.com";

  private final String name;
  private final GoogleApi serviceUsage;
  private final CloudTarget target;
  private final String metric;
  private final boolean isNeeded;

  private QuotaCheckup(
      String name, GoogleApi serviceUsage, CloudTarget target, String metric, boolean isNeeded) {
    this.name = name;
    this.serviceUsage = serviceUsage;
    this.target = target;
    this.metric = metric;
    this.isNeeded = isNeeded;
  }

  /** Of machines on demand. */
  static QuotaCheckup standard(GoogleApi serviceUsage, CloudTarget target) {
    return new QuotaCheckup("quota", serviceUsage, target, target.quota().metric(), true);
  }

  /** Of spot and flex-start machines; empty where there are none such. Nobody has to use them. */
  static Optional<Checkup> spot(GoogleApi serviceUsage, CloudTarget target) {
    return target
        .quota()
        .spotMetric()
        .map(metric -> new QuotaCheckup("quota-spot", serviceUsage, target, metric, false));
  }

  @Override
  public String name() {
    return name;
  }

  /** Quota that cannot be read is unknown, and Vertex AI says in the end whether there is any. */
  @Override
  public Check check(CarbonException failure) {
    return unknown(failure.text());
  }

  @Override
  public List<Check> run() {
    String path =
        "/v1beta1/projects/"
            + Answers.encoded(target.project())
            + "/services/"
            + SERVICE
            + "/consumerQuotaMetrics/"
            + Answers.encoded(SERVICE + "/" + metric);
    GoogleReply reply = serviceUsage.get(path);
    if (!reply.isSuccess()) {
      return List.of(unknown(reply.words() + " (it takes serviceusage.quotas.get)"));
    }
    QuotaLimits limits = QuotaLimits.of(reply.body("read " + metric));
    return List.of(judge(limits));
  }

  private Check judge(QuotaLimits limits) {
    List<String> enough = new ArrayList<>();
    int unknown = 0;
    for (RegionId region : target.regions()) {
      OptionalLong limit = limits.in(region);
      if (limit.isEmpty()) {
        unknown++;
      } else if (limit.getAsLong() >= target.quota().amount()) {
        enough.add(region + (limit.getAsLong() == Long.MAX_VALUE ? "" : " " + limit.getAsLong()));
      }
    }
    if (unknown == target.regions().size()) {
      return unknown("the answer has no limit for the candidate regions");
    }
    String rest = unknown == 0 ? "" : "; unknown in " + unknown;
    String found = metric + " of at least " + target.quota().amount() + " in ";
    if (enough.isEmpty()) {
      return none(found + "none of " + target.regions().size() + " candidate regions" + rest);
    }
    return Check.ok(name, found + inWords(enough) + rest);
  }

  private Check none(String message) {
    return isNeeded
        ? Check.warning(
            name,
            message,
            Optional.of(
                "ask for quota: https://console.cloud.google.com/iam-admin/quotas?project="
                    + Answers.encoded(target.project())))
        : Check.ok(name, message);
  }

  private Check unknown(String why) {
    return Check.warning(name, metric + " is not known: " + why, Optional.empty());
  }

  private static String inWords(List<String> regions) {
    int more = regions.size() - MOST_NAMED;
    String named = String.join(", ", regions.subList(0, Math.min(MOST_NAMED, regions.size())));
    return more > 0 ? named + " and " + more + " more" : named;
  }
}
