package dev.carbon.cli.task;

import dev.carbon.cli.Inputs;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a job in the cloud may reach, and which key encrypts it. */
final class AccessOptions {
  private static final Pattern ACCOUNT =
      Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}@[a-z0-9.-]{1,100}\\.gserviceaccount\\.com");
  private static final Pattern NETWORK =
      Pattern.compile("projects/[0-9]{1,20}/global/networks/[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

  @Option(
      names = "--service-account",
      paramLabel = "EMAIL",
      description = "Service account that the job runs as.")
  private @Nullable String serviceAccount;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "projects/NUMBER/global/networks/NAME that the machines join.")
  private @Nullable String network;

  @Option(
      names = "--kms-key",
      paramLabel = "KEY",
      description =
          "projects/P/locations/REGION/keyRings/R/cryptoKeys/K that encrypts disks and bucket; the"
              + " job runs in its region.")
  private @Nullable String kmsKey;

  /** What the job may reach; everything wrong becomes a problem. */
  AccessInput read(Inputs inputs, Problems problems) {
    return new AccessInput(
        inputs
            .value(Setting.SERVICE_ACCOUNT, serviceAccount)
            .filter(
                value ->
                    fits(
                        value,
                        ACCOUNT,
                        problems,
                        "service account",
                        "NAME@PROJECT.iam.gserviceaccount.com"))
            .map(Value::text),
        inputs
            .value(Setting.NETWORK, network)
            .filter(
                value ->
                    fits(
                        value,
                        NETWORK,
                        problems,
                        "network",
                        "projects/NUMBER/global/networks/NAME, with the project's number"))
            .map(Value::text),
        inputs.value(Setting.KMS_KEY, kmsKey).flatMap(value -> KmsKey.read(value, problems)));
  }

  private static boolean fits(
      Value value, Pattern shape, Problems problems, String what, String example) {
    boolean fits = shape.matcher(value.text()).matches();
    if (!fits) {
      problems.add(
          value.origin() + ": '" + value.text() + "' is no " + what + "; write " + example);
    }
    return fits;
  }
}
