package dev.carbon.code;

import dev.carbon.job.Code;
import java.util.List;

/**
 * A folder of code as it was read.
 *
 * @param skipped what is left out of it
 * @param secrets the paths that look like keys or credentials: none may be uploaded
 */
public record CodeFolder(Code code, List<Skipped> skipped, List<String> secrets) {
  public CodeFolder {
    skipped = List.copyOf(skipped);
    secrets = List.copyOf(secrets);
  }
}
