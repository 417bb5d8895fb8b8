package dev.carbon.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every key that may stand under {@code task:} in a project's {@code carbon.yaml}. All but the
 * script and its arguments are named as the option of {@code carbon train} in whose place they
 * stand. What decides where money, a login or a token goes is not among them.
 */
public enum TaskKey {
  SCRIPT(Shape.VALUE),
  ENTRY(Shape.VALUE),
  MODULE(Shape.VALUE),
  IMAGE(Shape.VALUE),
  ARGS(Shape.LIST),
  ENV(Shape.MAP),
  SECRETS(Shape.MAP),
  REQUIREMENTS(Shape.VALUE),
  AIP(Shape.VALUE),
  MACHINE(Shape.VALUE),
  ACCELERATOR(Shape.VALUE),
  REPLICAS(Shape.VALUE),
  TOPOLOGY(Shape.VALUE),
  SPOT(Shape.FLAG),
  FLEX_START(Shape.FLAG),
  MAX_WAIT(Shape.VALUE),
  BOOT_DISK_SIZE(Shape.VALUE),
  BOOT_DISK_TYPE(Shape.VALUE),
  REGIONS(Shape.WORDS),
  EXCLUDE_REGIONS(Shape.WORDS),
  COUNTRIES(Shape.WORDS),
  MAX_PRICE(Shape.VALUE),
  MAX_PRICE_INCREASE(Shape.VALUE),
  MAX_INTENSITY(Shape.VALUE),
  SORT_BY(Shape.VALUE),
  WEIGHTS(Shape.VALUE),
  DATA(Shape.VALUE),
  HOURS(Shape.VALUE),
  TIMEOUT(Shape.VALUE),
  MAX_QUEUE(Shape.VALUE),
  MAX_ATTEMPTS(Shape.VALUE),
  MAX_COST(Shape.VALUE),
  OUTPUT(Shape.VALUE),
  KEEP_BUCKET(Shape.FLAG),
  REQUIRE_OUTPUTS(Shape.FLAG),
  LABELS(Shape.MAP);

  private final Shape shape;

  TaskKey(Shape shape) {
    this.shape = shape;
  }

  /** The name in the file: {@code exclude-regions}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The option it stands for; empty for the words of the command line that are no options. */
  public Optional<String> option() {
    return switch (this) {
      case SCRIPT, ARGS -> Optional.empty();
      case SECRETS -> Optional.of("--secret");
      case LABELS -> Optional.of("--label");
      default -> Optional.of("--" + key());
    };
  }

  /** The keys that say the same in another way: an option for one replaces all. */
  public List<TaskKey> alternatives() {
    return switch (this) {
      case ENTRY -> List.of(MODULE);
      case MODULE -> List.of(ENTRY);
      case SPOT -> List.of(FLEX_START);
      case FLEX_START -> List.of(SPOT);
      default -> List.of();
    };
  }

  /** Whether it speaks of the file's own script, and of no other. */
  public boolean belongsToScript() {
    return switch (this) {
      case ENTRY, MODULE, ARGS, REQUIREMENTS -> true;
      default -> false;
    };
  }

  public Shape shape() {
    return shape;
  }

  static Optional<TaskKey> named(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
  }

  /** How a value is written. */
  public enum Shape {
    /** One value. */
    VALUE,
    /** One value or a list: words with commas between. */
    WORDS,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A list of values, each by itself. */
    LIST,
    /** {@code NAME: VALUE}, a line each. */
    MAP
  }
}
