package dev.carbon.cli;

import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.placement.DataNeed;
import dev.carbon.placement.DataPlace;
import dev.carbon.region.Location;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.region.Regions;
import dev.carbon.region.TransferPrices;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.Dataset;
import dev.carbon.unit.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which data a job reads. */
final class DataOptions {
  private static final Pattern SAID = Pattern.compile("([^:/]+):([0-9.]+) ?([A-Za-z]+)");

  /** In GB of 10^9 bytes. */
  private static final Map<String, Double> UNITS =
      Map.of(
          "mb",
          1e-3,
          "gb",
          1.0,
          "tb",
          1e3,
          "mib",
          (1L << 20) / 1e9,
          "gib",
          (1L << 30) / 1e9,
          "tib",
          (1L << 40) / 1e9);

  private static final double BYTES_PER_GIGABYTE = 1e9;

  /** An exabyte: more than any job reads. */
  private static final double MOST_GIGABYTES = 1e9;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description =
          "Data that the job reads, as gs://bucket/folder or REGION:SIZE such as eu:500GB; its"
              + " transfer counts.")
  private @Nullable String data;

  /**
   * What the job reads, if anything.
   *
   * @param project of Google Cloud, which a bucket is asked in the name of
   * @param time that the job is expected to take, if that was said
   */
  Optional<DataNeed> need(
      Regions regions, Optional<String> project, Optional<Duration> time, Problems problems) {
    if (data == null) {
      return Optional.empty();
    }
    Optional<DataPlace> place =
        data.startsWith(DataAddress.SCHEME)
            ? stored(data, project, problems)
            : known(data, regions, problems);
    return place.map(each -> new DataNeed(each, time));
  }

  private static Optional<DataPlace> stored(
      String text, Optional<String> project, Problems problems) {
    Optional<DataAddress> address = DataAddress.parse(text);
    if (address.isEmpty()) {
      problems.add(
          "--data: '"
              + text
              + "' is no address; write gs://bucket or gs://bucket/folder, without *");
    }
    if (project.isEmpty()) {
      problems.add(
          "--data gs://... is read from Cloud Storage, which needs a project; set"
              + " GOOGLE_CLOUD_PROJECT, or write REGION:SIZE");
    }
    return address.map(DataPlace.Stored::new);
  }

  private static Optional<DataPlace> known(String text, Regions regions, Problems problems) {
    Matcher said = SAID.matcher(text);
    if (!said.matches()) {
      problems.add(
          "--data: '"
              + text
              + "' is no data; write gs://bucket/folder or REGION:SIZE, as eu:500GB");
      return Optional.empty();
    }
    String place = said.group(1);
    if (!TransferPrices.isMultiRegion(place) && !isRegion(place, regions)) {
      problems.add("--data: unknown place '" + place + "'" + suggestion(place, regions));
    }
    Optional<Double> gigabytes = gigabytes(said.group(2), said.group(3));
    if (gigabytes.isEmpty()) {
      problems.add(
          "--data: '"
              + text.substring(text.indexOf(':') + 1)
              + "' is no size; write a number and MB, GB, TB, GiB or TiB, up to 1000000 TB");
    }
    return gigabytes.map(
        each -> new DataPlace.Known(new Dataset(new Location(place), each, OptionalLong.empty())));
  }

  private static boolean isRegion(String name, Regions regions) {
    return RegionId.isWellFormed(name) && regions.find(new RegionId(name)).isPresent();
  }

  private static String suggestion(String place, Regions regions) {
    List<String> names =
        Stream.concat(
                Stream.of("us", "eu", "asia"),
                regions.all().stream().map(Region::id).map(RegionId::value))
            .toList();
    return "; write a region, or us, eu or asia" + Suggestion.sentence(place, names);
  }

  /** Of whole bytes. */
  private static Optional<Double> gigabytes(String number, String unit) {
    return Optional.ofNullable(UNITS.get(unit.toLowerCase(Locale.ROOT)))
        .flatMap(factor -> Numbers.parse(number).map(each -> each * factor))
        .filter(each -> each <= MOST_GIGABYTES)
        .map(each -> Math.rint(each * BYTES_PER_GIGABYTE) / BYTES_PER_GIGABYTE);
  }
}
