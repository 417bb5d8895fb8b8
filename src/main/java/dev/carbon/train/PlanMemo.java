package dev.carbon.train;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.Task;
import dev.carbon.region.Accelerator;
import dev.carbon.region.Catalogue;
import dev.carbon.region.MachineType;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans and receipts as text, for a run's history: another process can go on with it. Regions and
 * hardware are written by name and looked up again; arguments and values of variables, which may be
 * secret, are left out, so that what is read back can be watched and brought home but not started
 * again.
 */
public final class PlanMemo {
  private final ObjectMapper json;
  private final ObjectMapper brief;

  /**
   * A memo that looks names up in that catalogue. A map that is missing is empty: plans that were
   * written before there were labels are read as well.
   */
  public PlanMemo(Catalogue catalogue) {
    this.json = mapper(names(catalogue));
    this.brief = mapper(names(catalogue).setDeserializerModifier(new BriefLists()));
  }

  private static ObjectMapper mapper(SimpleModule names) {
    return JsonMapper.builder()
        .addModules(new Jdk8Module(), new JavaTimeModule(), names)
        .visibility(PropertyAccessor.GETTER, Visibility.NONE)
        .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
        .disable(
            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
            SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .addMixIn(Destination.class, EitherDestination.class)
        .addMixIn(Checkpoints.class, EitherCheckpoints.class)
        .withConfigOverride(
            Map.class,
            labels -> labels.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
        .build();
  }

  String write(TrainPlan plan) {
    return text(withoutValues(plan));
  }

  String write(Receipt receipt) {
    return text(receipt);
  }

  /**
   * The plan of a text that {@link #write} made.
   *
   * @throws CarbonException CONFIGURATION when it is none, or names what this carbon does not know
   */
  TrainPlan read(String text) {
    return read(json, text, "plan", TrainPlan.class);
  }

  /**
   * The same plan with the chosen region alone in its ranking, and with the first alone of its
   * other long lists: enough for a list of runs, and read in a fraction of the time.
   */
  TrainPlan readBriefly(String text) {
    return read(brief, text, "plan", TrainPlan.class);
  }

  /** The receipt of such a text; fails as {@link #read(String)} does. */
  Receipt readReceipt(String text) {
    return read(json, text, "receipt", Receipt.class);
  }

  String write(RefusedAttempt attempt) {
    return text(attempt);
  }

  /** The attempt of such a text; fails as {@link #read(String)} does. */
  RefusedAttempt readAttempt(String text) {
    return read(json, text, "attempt", RefusedAttempt.class);
  }

  /** The same without the course of its hours, of which the first alone is read. */
  Receipt readReceiptBriefly(String text) {
    return read(brief, text, "receipt", Receipt.class);
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what cannot be written", e);
    }
  }

  private static <T> T read(ObjectMapper mapper, String text, String what, Class<T> type) {
    try {
      return mapper.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "could not read the " + what + " in the history of the run",
          "use the version of carbon that began it",
          e);
    }
  }

  private static TrainPlan withoutValues(TrainPlan plan) {
    TrainRequest request = plan.request();
    Task task = request.task();
    return new TrainPlan(
        plan.run(),
        plan.attempt(),
        new TrainRequest(
            request.backend(),
            new Task(
                task.program(),
                task.image(),
                List.of(),
                Map.of(),
                task.secrets(),
                task.requirements(),
                task.cloudPaths()),
            request.code(),
            request.placement(),
            request.resources(),
            request.access(),
            request.limits(),
            request.outputs(),
            request.labels()),
        plan.ranking(),
        plan.output(),
        plan.madeAt());
  }

  private static SimpleModule names(Catalogue catalogue) {
    SimpleModule names = new SimpleModule();
    names.addDeserializer(String.class, new SharedWords());
    Named.register(
        names,
        Region.class,
        region -> region.id().value(),
        id -> catalogue.regions().find(new RegionId(id)));
    Named.register(names, MachineType.class, MachineType::name, catalogue.hardware()::machine);
    Named.register(names, Accelerator.class, Accelerator::name, catalogue.hardware()::accelerator);
    Named.register(names, TemporalAmount.class, TemporalAmount::toString, PlanMemo::amount);
    return names;
  }

  /** An hour is written PT1H, a year P1Y. */
  private static Optional<TemporalAmount> amount(String text) {
    return Optional.of(text.contains("T") ? Duration.parse(text) : Period.parse(text));
  }

  /** Says which of the two a destination is. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Destination.Home.class, name = "home"),
    @JsonSubTypes.Type(value = Destination.Cloud.class, name = "cloud")
  })
  private interface EitherDestination {}

  /** Says which of the two checkpoints are. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Checkpoints.OnDisk.class, name = "disk"),
    @JsonSubTypes.Type(value = Checkpoints.Stored.class, name = "stored")
  })
  private interface EitherCheckpoints {}
}
