package dev.carbon.job;

import dev.carbon.staging.ObjectName;
import dev.carbon.staging.Upload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The user's code: every file that is uploaded, read once before anything is planned, so that what
 * is planned is what is run.
 *
 * @param root the folder that the paths start from
 * @param files in the order of their paths; none for an image's own program
 */
public record Code(Path root, List<CodeFile> files) {
  public Code {
    files = List.copyOf(files);
  }

  /** No code: the image has its own. */
  public static Code none() {
    return new Code(Path.of(""), List.of());
  }

  /** The file of that path; empty when there is none. */
  public Optional<CodeFile> find(String path) {
    return files.stream().filter(file -> file.path().equals(path)).findFirst();
  }

  /** All files together. */
  public long bytes() {
    return files.stream().mapToLong(CodeFile::bytes).sum();
  }

  /** What to upload, the manifest and the bootstrap among it; nothing when there is no code. */
  public List<Upload> uploads() {
    if (files.isEmpty()) {
      return List.of();
    }
    List<Upload> uploads =
        new ArrayList<>(
            List.of(
                Upload.of(ObjectName.input(Bootstrap.FILE_NAME), Bootstrap.content()),
                Upload.of(ObjectName.input(Manifest.FILE_NAME), Manifest.of(files).content())));
    for (CodeFile file : files) {
      uploads.add(
          Upload.of(
              ObjectName.input(file.path()),
              root.resolve(file.path()),
              file.bytes(),
              file.crc32c()));
    }
    return List.copyOf(uploads);
  }
}
