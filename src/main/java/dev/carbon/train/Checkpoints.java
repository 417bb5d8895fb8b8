package dev.carbon.train;

import dev.carbon.job.CodeFile;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.RunId;
import dev.carbon.staging.Upload;
import java.nio.file.Path;
import java.util.List;

/**
 * What an earlier run has saved on its way, for another to go on from: it finds them where it would
 * find its own.
 *
 * @param run that saved them
 * @param root the folder that the paths start from
 * @param files at least one
 */
public record Checkpoints(RunId run, Path root, List<CodeFile> files) {
  /** The folder of checkpoints below that of the outputs. */
  public static final String FOLDER = "checkpoints";

  public Checkpoints {
    files = List.copyOf(files);
  }

  /** What to put into the bucket before the job is made. */
  List<Upload> uploads() {
    return files.stream().map(this::upload).toList();
  }

  private Upload upload(CodeFile file) {
    return Upload.of(
        new ObjectName(ObjectName.OUTPUT + FOLDER + "/" + file.path()),
        root.resolve(file.path()),
        file.bytes(),
        file.crc32c());
  }
}
