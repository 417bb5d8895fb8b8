package dev.carbon.code;

import dev.carbon.secret.SecretKind;
import dev.carbon.secret.SecretScan.Finding;
import java.util.Optional;

/**
 * A file or folder that looks like a key or credentials, or that holds what does.
 *
 * @param path from the root of the code; a folder's ends with a slash
 * @param finding what it holds, and where; empty when its name alone speaks against it
 */
public record Suspect(String path, Optional<Finding> finding) {
  /** One that is named like those of keys and credentials. */
  static Suspect byName(String path) {
    return new Suspect(path, Optional.empty());
  }

  /** The line of the file, from 1; empty when that is unknown. */
  public Optional<Long> line() {
    return finding.map(Finding::line).filter(line -> line > 0);
  }

  /** What it holds; the secret itself is nowhere repeated. */
  public Optional<SecretKind> kind() {
    return finding.map(Finding::kind);
  }
}
