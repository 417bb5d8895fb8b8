package dev.carbon.doctor.google;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.config.Environment;
import dev.carbon.config.Settings;
import dev.carbon.doctor.Check;
import dev.carbon.doctor.CheckStatus;
import dev.carbon.region.Catalogue;
import dev.carbon.region.RegionId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaCheckupTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled(15);

  @RegisterExtension static final FakeGoogle GOOGLE = new FakeGoogle();

  @TempDir private Path folder;

  @BeforeEach
  void allIsWell() {
    GOOGLE.isWell(List.of());
  }

  @Test
  void aRegionWithoutALimitOfItsOwnHasThatOfAllOthers() {
    GOOGLE.quota(FakeGoogle.QUOTA, Map.of("", "7", "europe-west4", "0"));
    assertEquals(
        "custom_model_training_nvidia_t4_gpus of at least 1 in us-central1 7",
        quota("quota").message());
  }

  @Test
  void noLimitIsEnough() {
    GOOGLE.quota(FakeGoogle.QUOTA, Map.of("", "-1"));
    assertTrue(quota("quota").message().endsWith(" in europe-west4, us-central1"));
  }

  @Test
  void noQuotaAnywhereIsAWarningOnDemandAndNoMatterOnSpot() {
    GOOGLE.quota(FakeGoogle.QUOTA, Map.of("", "0"));
    GOOGLE.quota(FakeGoogle.SPOT_QUOTA, Map.of("", "0"));
    assertEquals(CheckStatus.WARNING, quota("quota").status());
    assertTrue(quota("quota").fix().orElse("").contains("/iam-admin/quotas?project=my-project"));
    assertEquals(CheckStatus.OK, quota("quota-spot").status());
    assertTrue(quota("quota-spot").message().endsWith("in none of 2 candidate regions"));
  }

  @ParameterizedTest
  @CsvSource({"''", "banana", "1e3", "99999999999999999999", "-2"})
  void aLimitThatCannotBeReadIsUnknownAndNotNone(String limit) {
    GOOGLE.quota(FakeGoogle.QUOTA, Map.of("europe-west4", limit, "us-central1", "0"));
    assertTrue(
        quota("quota").message().endsWith("in none of 2 candidate regions; unknown in 1"),
        quota("quota")::message);
    GOOGLE.quota(FakeGoogle.QUOTA, Map.of("europe-west4", limit));
    assertEquals(CheckStatus.WARNING, quota("quota").status());
    assertTrue(quota("quota").message().contains("is not known"), quota("quota")::message);
  }

  @Test
  void quotaThatMayNotBeReadIsUnknown() {
    GOOGLE.answers(FakeGoogle.QUOTA, 403, FakeGoogle.refusal(403, "no", ""));
    Check quota = quota("quota");
    assertEquals(CheckStatus.WARNING, quota.status());
    assertTrue(quota.message().contains("is not known: 127.0.0.1 answered 403, no"));
    assertTrue(quota.message().contains("serviceusage.quotas.get"));
  }

  @ParameterizedTest
  @CsvSource({
    "t4,, custom_model_training_nvidia_t4_gpus, 1",
    "a100-80gb:8,, custom_model_training_nvidia_a100_80gb_gpus, 8",
    "NVIDIA_H100_80GB,, custom_model_training_nvidia_h100_gpus, 1",
    "tpu-v3:8,, custom_model_training_tpu_v3, 8",
    ",, custom_model_training_cpus, 4",
    ",e2-standard-8, custom_model_training_cpus, 8",
    ",n2-standard-16, custom_model_training_n2_cpus, 16",
  })
  void theSettingsSayWhichQuotaAndHowMuch(
      String accelerator, String machine, String metric, int amount) {
    Map<String, String> variables = new HashMap<>();
    Optional.ofNullable(accelerator).ifPresent(each -> variables.put("CARBON_ACCELERATOR", each));
    Optional.ofNullable(machine).ifPresent(each -> variables.put("CARBON_MACHINE", each));
    QuotaNeed need = target(variables).quota();
    assertEquals(metric, need.metric());
    assertEquals(amount, need.amount());
  }

  @Test
  void theCandidatesAreThoseOfTheSettingsTheCleanestFirst() {
    CloudTarget target =
        target(
            Map.of(
                "CARBON_REGIONS", "us-central1,europe-north1,europe-west4,nowhere-west9",
                "CARBON_EXCLUDE_REGIONS", "us-central1"));
    assertEquals(
        List.of(new RegionId("europe-north1"), new RegionId("europe-west4")), target.regions());
  }

  @Test
  void withoutAProjectThereIsNothingToAsk() {
    Settings settings = Settings.resolve(new Environment(Map.of(), folder, folder));
    assertEquals(Optional.empty(), CloudTarget.of(settings, CATALOGUE));
  }

  private CloudTarget target(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("GOOGLE_CLOUD_PROJECT", "my-project");
    Settings settings = Settings.resolve(new Environment(all, folder, folder));
    return CloudTarget.of(settings, CATALOGUE).orElseThrow();
  }

  private static Check quota(String name) {
    Map<String, Check> found = GOOGLE.examine();
    return Optional.ofNullable(found.get(name)).orElseThrow(() -> new AssertionError(found));
  }
}
