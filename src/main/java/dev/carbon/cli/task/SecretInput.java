package dev.carbon.cli.task;

import dev.carbon.config.Environment;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.job.SecretPlace;
import dev.carbon.secret.OwnerOnly;
import dev.carbon.train.BackendKind;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code --secret NAME=REF}. What stands after the equals sign may be a secret by mistake: no
 * complaint repeats it.
 */
final class SecretInput {
  private static final String FLAG = "--secret";
  private static final String FILE = "file:";
  private static final String VARIABLE = "env:";
  private static final String CLOUD_FORM = "projects/P/secrets/S/versions/V";

  private final BackendKind backend;
  private final Environment here;

  SecretInput(BackendKind backend, Environment here) {
    this.backend = backend;
    this.here = here;
  }

  /**
   * The place of each secret.
   *
   * @param taken names of variables that have values already
   */
  Map<String, SecretPlace> read(
      List<String> assignments, Iterable<String> taken, Problems problems) {
    Map<String, SecretPlace> secrets = new LinkedHashMap<>();
    int number = 0;
    for (String assignment : assignments) {
      number++;
      int equals = assignment.indexOf('=');
      String name = equals < 0 ? "" : assignment.substring(0, equals);
      Optional<String> complaint = VariableName.complaint(name);
      if (complaint.isPresent()) {
        problems.add(VariableName.place(FLAG, number) + ": write NAME=REF, " + complaint.get());
      } else if (VariableName.isTaken(name)) {
        problems.add(FLAG + ": " + name + " is set by carbon and the cloud; use another name");
      } else {
        Optional<SecretPlace> place = place(name, assignment.substring(equals + 1), problems);
        if (place.isPresent() && secrets.put(name, place.get()) != null) {
          problems.add(FLAG + ": " + name + " is given twice");
        }
      }
    }
    for (String name : taken) {
      if (secrets.containsKey(name)) {
        problems.add(FLAG + ": " + name + " is given with --env too; leave one of them out");
      }
    }
    return secrets;
  }

  /**
   * Stops what would take a secret from a file that others may read.
   *
   * @throws CarbonException CONFIGURATION with the command that closes each
   */
  static void refuseOpenFiles(Collection<SecretPlace> places, Environment here) {
    if (here.allowsInsecurePermissions()) {
      return;
    }
    Problems open = new Problems();
    for (SecretPlace place : places) {
      if (place.text().startsWith(FILE)) {
        String path = place.text().substring(FILE.length());
        OwnerOnly.fix(Path.of(path))
            .ifPresent(
                fix ->
                    open.add(
                        FLAG + ": " + path + " is open to others: " + Environment.closing(fix)));
      }
    }
    open.throwIfAny(ErrorKind.CONFIGURATION);
  }

  private Optional<SecretPlace> place(String name, String reference, Problems problems) {
    Optional<SecretPlace> place = SecretPlace.parse(reference);
    Optional<String> complaint =
        place.isEmpty()
            ? Optional.of("what follows the = names no place; write " + forms())
            : complaint(place.get());
    complaint.ifPresent(each -> problems.add(FLAG + " " + name + ": " + each));
    return complaint.isPresent() ? Optional.empty() : place.map(this::absolute);
  }

  private String forms() {
    return backend.isRehearsal() ? "env:VARIABLE or file:PATH" : CLOUD_FORM;
  }

  private Optional<String> complaint(SecretPlace place) {
    if (backend.isRehearsal() && place.isInTheCloud()) {
      return Optional.of("a rehearsal does not read Secret Manager; write " + forms());
    }
    if (!backend.isRehearsal() && !place.isInTheCloud()) {
      return Optional.of(
          "a job in the cloud cannot read this machine's variables and files; put the value into"
              + " Secret Manager and write "
              + forms());
    }
    if (place.text().startsWith(VARIABLE)
        && here.variable(place.text().substring(VARIABLE.length())).isEmpty()) {
      return Optional.of("that variable is not set here; set it, or use file:PATH");
    }
    if (place.text().startsWith(FILE) && !isReadable(place)) {
      return Optional.of("there is no file at that place that can be read");
    }
    return Optional.empty();
  }

  private boolean isReadable(SecretPlace file) {
    try {
      Path path = path(file);
      return Files.isRegularFile(path) && Files.isReadable(path);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The job runs in another folder than this one. */
  private SecretPlace absolute(SecretPlace place) {
    return place.text().startsWith(FILE) ? new SecretPlace(FILE + path(place)) : place;
  }

  private Path path(SecretPlace file) {
    return here.workingDirectory()
        .resolve(file.text().substring(FILE.length()))
        .toAbsolutePath()
        .normalize();
  }
}
