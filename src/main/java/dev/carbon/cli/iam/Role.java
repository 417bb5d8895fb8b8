package dev.carbon.cli.iam;

import dev.carbon.doctor.Permissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A custom role that can be printed. */
enum Role {
  LAUNCHER(
      "carbonLauncher",
      "Carbon launcher",
      "Starts training jobs, brings their outputs home and removes their buckets."),
  CLEANER(
      "carbonCleaner",
      "Carbon cleaner",
      "Ends training jobs that were left behind and removes their buckets.");

  private final String id;
  private final String title;
  private final String description;

  Role(String id, String title, String description) {
    this.id = id;
    this.title = title;
    this.description = description;
  }

  /** As the flag takes it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is called within its project. */
  String id() {
    return id;
  }

  String title() {
    return title;
  }

  String description() {
    return description;
  }

  Permissions permissions() {
    return switch (this) {
      case LAUNCHER -> Permissions.LAUNCHER;
      case CLEANER -> Permissions.CLEANER;
    };
  }

  static Optional<Role> named(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Role::word).toList();
  }
}
