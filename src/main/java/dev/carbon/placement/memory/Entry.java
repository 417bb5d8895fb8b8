package dev.carbon.placement.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.error.RegionRefusal;
import dev.carbon.http.StrictJson;
import dev.carbon.placement.Refused;
import dev.carbon.region.RegionId;
import dev.carbon.shelf.Digest;
import dev.carbon.shelf.Sealed;
import dev.carbon.shelf.Unusable;
import dev.carbon.terminal.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands in the file of a refusal: whom it concerns, and what was said when.
 *
 * @param workers in words; empty when it concerns all
 */
record Entry(String project, Optional<String> workers, Refused refused) {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final int LONGEST_MESSAGE = 600;
  private static final Pattern NAME =
      Pattern.compile(
          "[a-z]+-[a-z]+[0-9]+_(?:policy|accelerator|quota|capacity)_[0-9a-f]{12}\\.json");

  /** A policy concerns whatever hardware; everything else only what was asked for. */
  static Entry of(String project, String workers, Refused refused) {
    boolean concernsAll = refused.why() == RegionRefusal.POLICY;
    return new Entry(project, concernsAll ? Optional.empty() : Optional.of(workers), refused);
  }

  /**
   * The refusal in the file {@code name}.
   *
   * @throws Unusable when the file is not to the byte what would be written under that name
   */
  static Entry read(String name, byte[] content) throws Unusable {
    JsonNode document = Sealed.parse(content);
    String region = text(document, "region");
    if (!RegionId.isWellFormed(region)) {
      throw new Unusable("it has no usable region");
    }
    Instant at =
        StrictJson.optionalInstant(document, "at")
            .orElseThrow(() -> new Unusable("it has no usable at"));
    Refused refused =
        new Refused(
            new RegionId(region), why(text(document, "why")), text(document, "message"), at);
    Entry entry =
        new Entry(text(document, "project"), StrictJson.optionalText(document, "workers"), refused);
    Sealed.requireSame(content, entry.document());
    entry.requireUsable();
    if (!entry.name().equals(name)) {
      throw new Unusable("it is about something else");
    }
    return entry;
  }

  /** Whether a file of that name may be a refusal's. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** {@code europe-west4_quota_0123456789ab.json}, the same for each answer to the same wish. */
  String name() {
    return refused.region()
        + "_"
        + refused.why().name().toLowerCase(Locale.ROOT)
        + "_"
        + Digest.shortOf(project + "\n" + workers.orElse(""))
        + ".json";
  }

  /** The document, still without its seal. */
  ObjectNode document() {
    return Sealed.document()
        .put("project", project)
        .put("workers", workers.orElse(null))
        .put("region", refused.region().value())
        .put("why", refused.why().name())
        .put("message", refused.message())
        .put("at", refused.at().toString());
  }

  /** Checks what will be printed: one line that leaves the terminal alone, and not a long one. */
  void requireUsable() throws Unusable {
    String message = refused.message();
    if (message.isBlank()
        || message.length() > LONGEST_MESSAGE
        || !message.equals(SafeText.line(message))) {
      throw new Unusable("its message is no line of words");
    }
    if (workers.isPresent() == (refused.why() == RegionRefusal.POLICY)) {
      throw new Unusable("its reason does not fit the hardware");
    }
  }

  boolean concerns(String aProject, String someWorkers) {
    return project.equals(aProject) && workers.map(someWorkers::equals).orElse(true);
  }

  /** Whether this is a newer answer to the same wish. */
  boolean outdates(Entry other) {
    return name().equals(other.name()) && refused.at().isAfter(other.refused.at());
  }

  /** Less than a day old, and not of the future by this machine's clock. */
  boolean isOfTheDayBefore(Instant now) {
    return !refused.at().isAfter(now) && now.isBefore(refused.at().plus(A_DAY));
  }

  private static RegionRefusal why(String name) throws Unusable {
    return Arrays.stream(RegionRefusal.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Unusable("it has no usable why"));
  }

  private static String text(JsonNode document, String field) throws Unusable {
    return StrictJson.optionalText(document, field)
        .orElseThrow(() -> new Unusable("it has no usable " + field));
  }
}
