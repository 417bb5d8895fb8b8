package dev.carbon.intensity.energycharts;

import static dev.carbon.testing.Cases.any;

import dev.carbon.intensity.Faults;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.MadeUpAnswer;
import dev.carbon.intensity.MadeUpAnswers;
import dev.carbon.region.GridZone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Some quarters of an hour that were measured, and then some that are only expected. */
final class InventedAnswers implements MadeUpAnswers {
  private static final Instant QUARTER = Instant.parse("2026-03-02T12:15:00Z");
  private static final String LAST = "321.25";

  private static final List<String> NO_STAMPS =
      List.of("null", "\"1772449200\"", "1772449200.5", "-5", "1e400", "true", "1782492400", "[]");

  @Override
  public MadeUpAnswer sound(GridZone zone, Random random) {
    double grams = Faults.plausible(random);
    String body = new Quarters(Faults.recent(random), random).body();
    return MadeUpAnswer.sound(body.replace(LAST, Double.toString(grams)), grams);
  }

  @Override
  public MadeUpAnswer poisoned(GridZone zone, Random random) {
    Quarters quarters = new Quarters(QUARTER, random);
    return switch (random.nextInt(4)) {
      case 0 -> badValue(quarters.body(), random);
      case 1 -> badTime(quarters, random);
      case 2 -> otherColumns(quarters, random);
      default -> Faults.broken(quarters.body(), random);
    };
  }

  /** The last value that was measured: the one before it must not stand in. */
  private static MadeUpAnswer badValue(String body, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> value(GapReason.UPSTREAM, body, noNumber(random));
      case 1 -> value(GapReason.UPSTREAM, body, any(random, Faults.ENDLESS_NUMBERS));
      case 2 -> value(GapReason.UPSTREAM, body, any(random, Faults.NO_JSON));
      case 3 -> value(GapReason.OUT_OF_RANGE, body, any(random, List.of("0", "-0.0", "0e9")));
      default -> value(GapReason.OUT_OF_RANGE, body, Faults.impossible(random));
    };
  }

  private static MadeUpAnswer badTime(Quarters quarters, Random random) {
    return switch (random.nextInt(4)) {
      case 0 ->
          MadeUpAnswer.poisoned(
              GapReason.STALE, "gone by", new Quarters(Faults.tooOld(random), random).body());
      case 1 ->
          MadeUpAnswer.poisoned(
              GapReason.OUT_OF_RANGE,
              "to come",
              new Quarters(Faults.tooNew(random), random).body());
      case 2 -> {
        quarters.stamps.set(0, any(random, NO_STAMPS));
        yield MadeUpAnswer.poisoned(GapReason.UPSTREAM, "no stamp", quarters.body());
      }
      default -> {
        Collections.reverse(quarters.stamps);
        yield MadeUpAnswer.poisoned(GapReason.UPSTREAM, "backwards", quarters.body());
      }
    };
  }

  private static MadeUpAnswer otherColumns(Quarters quarters, Random random) {
    String body = quarters.body();
    return switch (random.nextInt(6)) {
      case 0 -> MadeUpAnswer.poisoned(GapReason.NO_DATA, body, "\"co2eq\"", "\"co2\"");
      case 1 -> {
        quarters.measured.replaceAll(value -> "null");
        yield MadeUpAnswer.poisoned(GapReason.NO_DATA, "nothing measured", quarters.body());
      }
      case 2 -> {
        any(random, quarters.columns()).add("300");
        yield MadeUpAnswer.poisoned(GapReason.UPSTREAM, "one too many", quarters.body());
      }
      case 3 -> {
        any(random, quarters.columns()).remove(0);
        yield MadeUpAnswer.poisoned(GapReason.UPSTREAM, "one too few", quarters.body());
      }
      case 4 -> {
        quarters.expected.set(0, noNumber(random));
        yield MadeUpAnswer.poisoned(GapReason.UPSTREAM, "no forecast", quarters.body());
      }
      default -> MadeUpAnswer.poisoned(GapReason.UPSTREAM, body, "\"unix_seconds\"", "\"times\"");
    };
  }

  private static MadeUpAnswer value(GapReason reason, String body, String value) {
    return MadeUpAnswer.poisoned(reason, body, LAST, value);
  }

  /** Anything but null, which says that there is nothing. */
  private static String noNumber(Random random) {
    List<String> noNumbers =
        Faults.NO_NUMBERS.stream().filter(each -> !each.equals("null")).toList();
    return any(random, noNumbers);
  }

  /** The three columns of an answer. */
  private static final class Quarters {
    private final List<String> stamps = new ArrayList<>();
    private final List<String> measured = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    /**
     * @param last when the last measured quarter begins, whose value is {@link #LAST}
     */
    private Quarters(Instant last, Random random) {
      int before = 1 + random.nextInt(8);
      int after = random.nextInt(8);
      for (int i = -before; i <= after; i++) {
        stamps.add(Long.toString(last.getEpochSecond() + 900L * i));
        measured.add(i < 0 ? valueOrNull(random) : i == 0 ? LAST : "null");
        expected.add(valueOrNull(random));
      }
    }

    private List<List<String>> columns() {
      return List.of(stamps, measured, expected);
    }

    private String body() {
      return Service.columns(
          String.join(",", stamps), String.join(",", measured), String.join(",", expected));
    }

    private static String valueOrNull(Random random) {
      return random.nextInt(5) == 0 ? "null" : Integer.toString(1 + random.nextInt(900));
    }
  }
}
