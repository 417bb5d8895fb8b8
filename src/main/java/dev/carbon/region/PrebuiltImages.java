package dev.carbon.region;

import dev.carbon.region.CsvResource.Row;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
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

  private static PrebuiltImage image(Row row) {
    return new PrebuiltImage(
        row.text("image"),
        row.text("framework"),
        row.text("version"),
        LocalDate.parse(row.text("available_until")));
  }
}
