package dev.carbon.cli.task;

import dev.carbon.code.Skipped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What views say of a task besides what is run.
 *
 * @param skipped what of the folder is not uploaded
 * @param imageReason why carbon took this image, where the code decided
 * @param remarks what a person should know, one sentence each
 */
public record TaskView(List<Skipped> skipped, Optional<String> imageReason, List<String> remarks) {
  /** Of a task that is running already, there is nothing more to say. */
  public static final TaskView NONE = new TaskView(List.of(), Optional.empty(), List.of());

  /** The same with more to say. */
  public TaskView and(List<String> more) {
    return new TaskView(
        skipped, imageReason, Stream.concat(remarks.stream(), more.stream()).toList());
  }
}
