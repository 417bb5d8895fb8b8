package dev.carbon.cli.task;

import dev.carbon.job.JobAccess;
import java.util.Optional;

/** What the options say a job may reach. */
record AccessInput(
    Optional<String> serviceAccount, Optional<String> network, Optional<KmsKey> kmsKey) {
  JobAccess access() {
    return new JobAccess(serviceAccount, network, kmsKey.map(KmsKey::name));
  }
}
