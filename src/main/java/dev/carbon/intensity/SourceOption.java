package dev.carbon.intensity;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.util.Optional;

/**
 * A source of figures that carbon has, whether or not the user can use it.
 *
 * @param opener empty when it needs a key that is not set
 */
public record SourceOption(SourceProfile profile, Optional<Opener> opener) {

  /** Makes a source ready to be asked; opens no connection. */
  public interface Opener {
    IntensitySource open(SourceTerms terms);
  }

  /** A source that can be used. */
  public static SourceOption usable(SourceProfile profile, Opener opener) {
    return new SourceOption(profile, Optional.of(opener));
  }

  /** A source that needs a key. */
  public static SourceOption locked(SourceProfile profile) {
    return new SourceOption(profile, Optional.empty());
  }

  public SourceName name() {
    return profile.name();
  }

  public boolean isUsable() {
    return opener.isPresent();
  }

  /**
   * The source with a retry budget of its own.
   *
   * @throws CarbonException CREDENTIALS when its key is not set
   */
  public IntensitySource open(SourceTerms terms) {
    return opener
        .orElseThrow(
            () ->
                new CarbonException(
                    ErrorKind.CREDENTIALS,
                    "could not use " + name() + ", because it needs a key",
                    profile.howToEnable()))
        .open(terms);
  }
}
