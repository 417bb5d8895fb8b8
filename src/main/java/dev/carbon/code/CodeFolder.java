package dev.carbon.code;

import dev.carbon.job.Code;
import java.util.List;

/**
 * A folder of code as it was read.
 *
 * @param skipped what is left out of it
 * @param suspects what looks like keys or credentials, in the order of their paths
 */
public record CodeFolder(Code code, List<Skipped> skipped, List<Suspect> suspects) {
  public CodeFolder {
    skipped = List.copyOf(skipped);
    suspects = List.copyOf(suspects);
  }
}
