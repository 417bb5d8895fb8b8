package dev.carbon.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carbon.staging.Crc32c;
import dev.carbon.staging.ObjectName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A script as it lies in a bucket, with the manifest and the bootstrap beside it. */
public final class StagedFiles {
  /** What {@link JobSpecs#of} runs. */
  public static final String SCRIPT = "train.py";

  private final byte[] script;

  private StagedFiles(byte[] script) {
    this.script = script;
  }

  /** The script with that text. */
  public static StagedFiles of(String script) {
    return new StagedFiles(script.getBytes(UTF_8));
  }

  /** What the job is told. */
  public StagedCode code() {
    return new StagedCode(ObjectName.input(Bootstrap.FILE_NAME), Manifest.of(files()).sha256());
  }

  /** Every object, by name. */
  public Map<ObjectName, byte[]> objects() {
    Map<ObjectName, byte[]> objects = new LinkedHashMap<>();
    objects.put(ObjectName.input(Bootstrap.FILE_NAME), Bootstrap.content());
    objects.put(ObjectName.input(Manifest.FILE_NAME), Manifest.of(files()).content());
    objects.put(ObjectName.input(SCRIPT), script);
    return objects;
  }

  /** Writes them below a folder that plays the bucket. */
  public void writeTo(Path bucket) {
    objects()
        .forEach(
            (name, content) -> {
              try {
                Path file = bucket.resolve(name.value());
                Files.createDirectories(file.resolveSibling(""));
                Files.write(file, content);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private List<CodeFile> files() {
    return List.of(new CodeFile(SCRIPT, script.length, Crc32c.of(script), Sha256.of(script)));
  }
}
