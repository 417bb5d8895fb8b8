package dev.carbon.train;

import dev.carbon.staging.DataAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is wanted of the outputs and of what lies around them.
 *
 * @param folder where they go on this machine; empty for a folder named after the run
 * @param cloud the folder in Cloud Storage where they go instead
 * @param required a run without outputs has failed
 * @param keepBucket leave the bucket when all is done
 * @param purge delete for good: keep no copy in Cloud Storage's soft delete
 * @param resumeFrom the checkpoints of an earlier run to start from
 */
public record OutputRequest(
    Optional<Path> folder,
    Optional<DataAddress> cloud,
    boolean required,
    boolean keepBucket,
    boolean purge,
    Optional<Checkpoints> resumeFrom) {}
