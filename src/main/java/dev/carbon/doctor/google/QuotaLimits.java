package dev.carbon.doctor.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.carbon.error.CarbonException;
import dev.carbon.http.StrictJson;
import dev.carbon.region.RegionId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The limits of one quota metric, by region; what cannot be read is unknown, never 0. */
final class QuotaLimits {
  /** As Service Usage writes "no limit". */
  private static final String UNLIMITED = "-1";

  private final Map<String, OptionalLong> byRegion = new HashMap<>();
  private OptionalLong elsewhere = OptionalLong.empty();

  private QuotaLimits() {}

  /**
   * The limits of a ConsumerQuotaMetric.
   *
   * @throws CarbonException UPSTREAM when that is none
   */
  static QuotaLimits of(JsonNode metric) {
    if (!(metric.path("consumerQuotaLimits") instanceof ArrayNode limits)) {
      throw Answers.nonsense("Service Usage");
    }
    QuotaLimits all = new QuotaLimits();
    for (JsonNode limit : limits) {
      limit.path("quotaBuckets").forEach(all::add);
    }
    return all;
  }

  /** The limit there: that of the region, else that of all regions without one of their own. */
  OptionalLong in(RegionId region) {
    @Nullable OptionalLong own = byRegion.get(region.value());
    return own == null ? elsewhere : own;
  }

  private void add(JsonNode bucket) {
    OptionalLong limit = limit(bucket);
    Optional<String> region = StrictJson.optionalText(bucket.path("dimensions"), "region");
    if (region.isPresent()) {
      byRegion.put(region.get(), limit);
    } else if (bucket.path("dimensions").isEmpty()) {
      elsewhere = limit;
    }
  }

  /** Whole numbers come as text, since JSON's numbers cannot hold them all. */
  private static OptionalLong limit(JsonNode bucket) {
    String text = StrictJson.optionalText(bucket, "effectiveLimit").orElse("");
    if (text.equals(UNLIMITED)) {
      return OptionalLong.of(Long.MAX_VALUE);
    }
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }
}
