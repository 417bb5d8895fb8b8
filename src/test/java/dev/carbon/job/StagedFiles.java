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
import java.util.TreeMap;

/** Code as it lies in a bucket, with the manifest and the bootstrap beside it. */
public final class StagedFiles {
  /** What {@link JobSpecs#of} runs. */
  public static final String SCRIPT = "train.py";

  private final Map<String, byte[]> files = new TreeMap<>();

  private StagedFiles() {}

  /** The script with that text. */
  public static StagedFiles of(String script) {
    return new StagedFiles().and(SCRIPT, script);
  }

  /** One file more. */
  public StagedFiles and(String path, String text) {
    files.put(path, text.getBytes(UTF_8));
    return this;
  }

  /** What the job is told. */
  public StagedCode code() {
    return new StagedCode(ObjectName.input(Bootstrap.FILE_NAME), manifest().sha256());
  }

  /** Every object, by name. */
  public Map<ObjectName, byte[]> objects() {
    Map<ObjectName, byte[]> objects = new LinkedHashMap<>();
    objects.put(ObjectName.input(Bootstrap.FILE_NAME), Bootstrap.content());
    objects.put(ObjectName.input(Manifest.FILE_NAME), manifest().content());
    files.forEach((path, content) -> objects.put(ObjectName.input(path), content));
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

  private Manifest manifest() {
    List<CodeFile> listed =
        files.entrySet().stream().map(file -> file(file.getKey(), file.getValue())).toList();
    return Manifest.of(listed);
  }

  private static CodeFile file(String path, byte[] content) {
    return new CodeFile(path, content.length, Crc32c.of(content), Sha256.of(content));
  }
}
