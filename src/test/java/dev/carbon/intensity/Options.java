package dev.carbon.intensity;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Sources as the options that a chooser sees. */
public final class Options {
  private Options() {}

  /** A source that needs a key, which is set. */
  public static SourceOption keyed(IntensitySource source) {
    return of(source, SourceTier.KEYED, Coverage.BY_GRID_ZONE);
  }

  /** A source that needs a key, which is not set. */
  public static SourceOption locked(String name) {
    IntensitySource never =
        new FakeIntensitySource(
            new IntensityKind(new SourceName(name), Signal.AVERAGE, Accounting.LIFECYCLE));
    return SourceOption.locked(keyed(never).profile());
  }

  /** A source of that tier, which covers what {@code coverage} says. */
  public static SourceOption of(IntensitySource source, SourceTier tier, Coverage coverage) {
    return SourceOption.usable(
        new SourceProfile(
            source.kind().source(),
            tier,
            List.of(source.kind()),
            coverage,
            Optional.of(URI.create("https://example.org/" + source.kind().source())),
            false,
            "invented",
            "set THE_KEY"),
        terms -> source);
  }

  /** These sources, and no files. */
  public static IntensitySources only(SourceOption... options) {
    return new IntensitySources(
        List.of(options),
        name -> {
          throw new IllegalArgumentException("no files here: " + name);
        });
  }
}
