package dev.carbon.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The list of all files of the code, with the size and SHA-256 of each. The bootstrap learns the
 * list's own SHA-256 from its command line, and checks every file against the list before it runs
 * anything.
 */
public final class Manifest {
  /** Its name in the bucket, beside the code. */
  public static final String FILE_NAME = "carbon_manifest.json";

  private static final int SCHEMA_VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final byte[] content;

  private Manifest(byte[] content) {
    this.content = content;
  }

  /** The manifest of these files. */
  public static Manifest of(List<CodeFile> files) {
    ObjectNode manifest = JSON.createObjectNode();
    manifest.put("schemaVersion", SCHEMA_VERSION);
    ArrayNode list = manifest.putArray("files");
    for (CodeFile file : files) {
      list.addObject()
          .put("path", file.path())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256());
    }
    return new Manifest((manifest + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** JSON in UTF-8. */
  public byte[] content() {
    return content.clone();
  }

  /** In lower-case hexadecimal. */
  public String sha256() {
    return Sha256.of(content);
  }
}
