package dev.carbon.cli;

import java.util.Map;
import java.util.stream.Collectors;

/** A run's labels as people write them. */
public final class LabelText {
  private LabelText() {}

  /** {@code team=vision;trial=7}, by key; empty when there are none. */
  public static String of(Map<String, String> labels, String between) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining(between));
  }
}
