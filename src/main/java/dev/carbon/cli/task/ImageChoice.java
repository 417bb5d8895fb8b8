package dev.carbon.cli.task;

import java.util.List;
import java.util.Optional;

/**
 * The container a job runs in.
 *
 * @param image empty when only the user can name one
 * @param why carbon took it, where the code decided: {@code PyTorch: task.py imports torch}
 * @param notes what it may lack, one sentence each
 */
public record ImageChoice(Optional<String> image, Optional<String> why, List<String> notes) {
  public ImageChoice {
    notes = List.copyOf(notes);
  }

  /** One that the code has no say in. */
  static ImageChoice plain(String image) {
    return new ImageChoice(Optional.of(image), Optional.empty(), List.of());
  }
}
