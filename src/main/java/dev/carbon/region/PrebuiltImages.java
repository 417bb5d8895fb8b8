package dev.carbon.region;

import dev.carbon.region.CsvResource.Row;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Google's prebuilt containers for training, as its documentation listed them. */
public final class PrebuiltImages {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:us|europe|asia)-docker\\.pkg\\.dev/vertex-ai/training/([^:@/]+)(?:[:@].*)?");

  private final Map<String, PrebuiltImage> images;

  private PrebuiltImages(Map<String, PrebuiltImage> images) {
    this.images = images;
  }

  /** The bundled table. */
  public static PrebuiltImages bundled() {
    return new PrebuiltImages(
        CsvResource.rows(PrebuiltImages.class, "prebuilt_images.csv").stream()
            .map(PrebuiltImages::image)
            .collect(Collectors.toUnmodifiableMap(PrebuiltImage::name, Function.identity())));
  }

  /** The image at that address; empty when it is none of Google's, or not in the table. */
  public Optional<PrebuiltImage> find(String address) {
    Matcher matcher = ADDRESS.matcher(address);
    return matcher.matches() ? Optional.ofNullable(images.get(matcher.group(1))) : Optional.empty();
  }

  /**
   * The newest one with that framework of those that Google lets be used on that day; of all that
   * there ever were when there is none of these, and empty when there never was one.
   *
   * @param framework as the table spells it
   * @param accelerator {@code cpu}, {@code gpu} or {@code tpu}
   */
  public Optional<PrebuiltImage> newest(String framework, String accelerator, LocalDate day) {
    return images.values().stream()
        .filter(image -> image.framework().equals(framework))
        .filter(image -> image.accelerators().contains(accelerator))
        .max(
            Comparator.comparing((PrebuiltImage image) -> image.isAvailable(day))
                .thenComparing(PrebuiltImage.BY_VERSION));
  }

  private static PrebuiltImage image(Row row) {
    return new PrebuiltImage(
        row.text("image"),
        row.text("framework"),
        row.text("version"),
        Set.copyOf(row.words("accelerators")),
        LocalDate.parse(row.text("available_until")));
  }
}
