package dev.carbon.train;

import dev.carbon.job.CodeFile;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.RunId;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.Upload;
import java.nio.file.Path;
import java.util.List;

/**
 * What an earlier run has saved on its way, for another to go on from: it finds them where it would
 * find its own.
 */
public sealed interface Checkpoints {
  /** The folder of checkpoints below that of the outputs. */
  String FOLDER = "checkpoints";

  /** The run that saved them. */
  RunId run();

  /** How many there are, at least one. */
  int count();

  /** Where they lie, as a person reads it. */
  String place();

  /**
   * Their paths below the folder, of those that are not as that run's history says it left them:
   * other bytes, gone, or come since. None where the history does not say.
   */
  List<String> changed();

  /** What to send to the bucket from this machine before the job is made. */
  List<Upload> uploads();

  private static ObjectName name(String path) {
    return new ObjectName(ObjectName.OUTPUT + FOLDER + "/" + path);
  }

  /**
   * Checkpoints on this machine.
   *
   * @param root the folder that the paths start from
   */
  record OnDisk(RunId run, Path root, List<CodeFile> files, List<String> changed)
      implements Checkpoints {
    public OnDisk {
      files = List.copyOf(files);
      changed = List.copyOf(changed);
    }

    @Override
    public int count() {
      return files.size();
    }

    @Override
    public String place() {
      return root.toString();
    }

    @Override
    public List<Upload> uploads() {
      return files.stream().map(this::upload).toList();
    }

    private Upload upload(CodeFile file) {
      return Upload.of(name(file.path()), root.resolve(file.path()), file.bytes(), file.crc32c());
    }
  }

  /**
   * Checkpoints in a folder of the user's in the cloud, which are copied there.
   *
   * @param objects exactly these versions
   */
  record Stored(RunId run, DataAddress folder, List<StoredObject> objects, List<String> changed)
      implements Checkpoints {
    public Stored {
      objects = List.copyOf(objects);
      changed = List.copyOf(changed);
    }

    @Override
    public int count() {
      return objects.size();
    }

    @Override
    public String place() {
      return folder.toString();
    }

    @Override
    public List<Upload> uploads() {
      return List.of();
    }

    /** Where a copy of that object goes in the bucket of a run. */
    DataAddress target(BucketName bucket, StoredObject object) {
      return new DataAddress(bucket.value(), name(path(folder, object)).value());
    }

    /** The path of an object below a folder that it lies in. */
    public static String path(DataAddress folder, StoredObject object) {
      return object.name().value().substring(folder.prefix().length() + 1);
    }
  }
}
