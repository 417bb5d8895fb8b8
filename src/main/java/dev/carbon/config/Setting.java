package dev.carbon.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every setting of carbon, declared once: its name, its default, where it may be set. */
public enum Setting {
  REGIONS(SettingType.WORDS, "all", Where.ANYWHERE, "Candidate regions or groups."),
  EXCLUDE_REGIONS(SettingType.WORDS, null, Where.ANYWHERE, "Regions or groups never to use."),
  COUNTRIES(
      SettingType.WORDS, null, Where.ANYWHERE, "The only countries allowed, by ISO code: DE, FR."),
  SORT_BY(SettingType.TEXT, null, Where.ANYWHERE, "What decides between regions: carbon or price."),
  DEFAULT_REGION(
      SettingType.TEXT,
      "us-central1",
      Where.ANYWHERE,
      "The region you would use without carbon: savings are counted against it."),
  LOCAL_ZONE(
      SettingType.TEXT, null, Where.ANYWHERE, "Grid zone of this machine, for local rehearsals."),
  SOURCE(SettingType.TEXT, "auto", Where.ANYWHERE, "Source of carbon intensity."),
  SIGNAL(SettingType.TEXT, null, Where.ANYWHERE, "average or marginal."),
  ACCOUNTING(SettingType.TEXT, null, Where.ANYWHERE, "lifecycle or direct."),
  MAX_AGE(SettingType.DURATION, "2h", Where.ANYWHERE, "Older figures do not rank."),
  BACKEND(SettingType.TEXT, null, Where.ANYWHERE, "local or vertex."),
  MACHINE(SettingType.TEXT, null, Where.ANYWHERE, "Machine type."),
  ACCELERATOR(SettingType.TEXT, null, Where.ANYWHERE, "Accelerator, such as t4 or a100:2."),
  TIMEOUT(SettingType.DURATION, "24h", Where.ANYWHERE, "The cloud ends the job after this."),
  MAX_QUEUE(
      SettingType.DURATION, "30m", Where.ANYWHERE, "Give up waiting for a machine after this."),
  OUTPUT(SettingType.TEXT, null, Where.ANYWHERE, "Folder for the outputs."),
  FORMAT(SettingType.TEXT, "table", Where.ANYWHERE, "table, json or csv."),
  PYTHON(SettingType.TEXT, "python3", Where.USER, "Python interpreter of local runs."),
  DEFAULT_IMAGE(
      SettingType.TEXT, "python:3.12-slim", Where.ANYWHERE, "Container image without accelerator."),
  DEFAULT_GPU_IMAGE(
      SettingType.TEXT,
      "pytorch/pytorch:2.8.0-cuda12.8-cudnn9-runtime",
      Where.ANYWHERE,
      "Container image with an accelerator."),
  VERTEX_FEE(
      SettingType.PERCENT,
      "15",
      Where.USER,
      "What Vertex AI charges on top of Compute Engine's prices, in percent: an assumption."),
  PROJECT(SettingType.TEXT, null, Where.USER, "Google Cloud project."),
  SERVICE_ACCOUNT(SettingType.TEXT, null, Where.USER, "Service account that the job runs as."),
  NETWORK(SettingType.TEXT, null, Where.USER, "Network that the job's machines join."),
  KMS_KEY(SettingType.TEXT, null, Where.USER, "Key that encrypts the job's disks and bucket."),
  ELECTRICITY_MAPS_URL(
      SettingType.URL,
      "https://api.electricitymaps.com/v3",
      Where.USER,
      "Base address of Electricity Maps; one that ends in /v4 selects version 4."),
  WATTTIME_URL(
      SettingType.URL, "https://api.watttime.org", Where.USER, "Base address of WattTime."),
  EIA_URL(SettingType.URL, "https://api.eia.gov/v2", Where.USER, "Base address of the EIA's data."),
  ENERGY_CHARTS_URL(
      SettingType.URL,
      "https://api.energy-charts.info",
      Where.USER,
      "Base address of Energy-Charts."),
  UK_URL(
      SettingType.URL,
      "https://api.carbonintensity.org.uk",
      Where.USER,
      "Base address of the Carbon Intensity API of Great Britain."),
  INSECURE_PERMISSIONS(
      SettingType.TEXT,
      null,
      Where.ENVIRONMENT,
      "1: take files of settings and secrets that others than their owner may read."),
  VERTEX_ENDPOINT(
      SettingType.TEXT, null, Where.ENVIRONMENT, "Vertex AI on a loopback port, for tests."),
  GOOGLE_API_URL(
      SettingType.URL,
      null,
      Where.ENVIRONMENT,
      "Google's other services at an address of this machine, for tests."),
  LOGGING_URL(
      SettingType.URL,
      null,
      Where.ENVIRONMENT,
      "Cloud Logging at an address of this machine, for tests."),
  MONITORING_URL(
      SettingType.URL,
      null,
      Where.ENVIRONMENT,
      "Cloud Monitoring at an address of this machine, for tests."),
  BIGQUERY_URL(
      SettingType.URL,
      null,
      Where.ENVIRONMENT,
      "BigQuery at an address of this machine, for tests.");

  private final SettingType type;
  private final @Nullable String fallback;
  private final Where where;
  private final String description;

  Setting(SettingType type, @Nullable String fallback, Where where, String description) {
    this.type = type;
    this.fallback = fallback;
    this.where = where;
    this.description = description;
  }

  /** The name in a configuration file, and of the flag: {@code max-age}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The variables that set it, the first one that is set wins. */
  public List<String> variables() {
    String own = "CARBON_" + name();
    return switch (this) {
      case PROJECT -> List.of(own, "GOOGLE_CLOUD_PROJECT");
      case WATTTIME_URL -> List.of(own, "WATTTIME_API_URL");
      default -> List.of(own);
    };
  }

  public Optional<String> fallback() {
    return Optional.ofNullable(fallback);
  }

  public String description() {
    return description;
  }

  /** Whether a file that comes with somebody's code may set it. */
  public boolean allowedInProject() {
    return where == Where.ANYWHERE;
  }

  public boolean allowedInUserFile() {
    return where != Where.ENVIRONMENT;
  }

  public static Optional<Setting> named(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }

  SettingType type() {
    return type;
  }

  private enum Where {
    ANYWHERE,
    /** Not in a project's file: it decides where money or a token goes, or what is run here. */
    USER,
    ENVIRONMENT
  }
}
