package dev.carbon.packaged;

import dev.carbon.testing.Canary;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CallListener;
import dev.carbon.testing.cloud.script.RecordedCall;
import dev.carbon.testing.cloud.storage.FakeBucket;
import dev.carbon.testing.cloud.storage.FakeObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Keys in the environment of a command and a login in a file of its home. None of them may come out
 * again: not in what it prints, not in what it leaves there, not in what it asks the cloud.
 */
final class PlantedSecrets implements CallListener {
  /** Sources with a key are asked unless a test names others; nobody answers them. */
  private static final Map<String, String> UNHEARD =
      Map.of(
          "CARBON_ELECTRICITY_MAPS_URL", "http://127.0.0.1:1",
          "CARBON_WATTTIME_URL", "http://127.0.0.1:1",
          "CARBON_EIA_URL", "http://127.0.0.1:1");

  private final Path home;
  private final Path login;
  private final FakeGoogleCloud cloud;

  /** What was in the cloud and is no longer. */
  private final List<String> gone = new CopyOnWriteArrayList<>();

  PlantedSecrets(Path home, FakeGoogleCloud cloud) {
    this.home = home;
    this.cloud = cloud;
    this.login = home.resolve("login.json");
    try {
      Files.writeString(login, serviceAccount());
      Files.setPosixFilePermissions(login, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cloud.listen(this);
  }

  @Override
  public void received(RecordedCall call) {
    if (call.is("object.delete")) {
      cloud.buckets().stream()
          .flatMap(bucket -> bucket.objects().values().stream())
          .filter(object -> object.name().equals(call.detail("object")))
          .forEach(object -> gone.add(text(object)));
    }
  }

  Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(Canary.KEYS);
    variables.putAll(UNHEARD);
    variables.put("GOOGLE_APPLICATION_CREDENTIALS", login.toString());
    return variables;
  }

  /** Fails when a part of one can be seen by now. */
  void assertUnseen(String out, String err) throws IOException {
    Canary.assertAbsent(out);
    Canary.assertAbsent(err);
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Canary.assertAbsent(file.toString());
        if (!file.equals(login)) {
          Canary.assertAbsent(content(file));
        }
      }
    }
    cloud.calls().forEach(call -> Canary.assertAbsent(call.toString()));
    cloud.jobs().forEach(job -> Canary.assertAbsent(job.toString()));
    gone.forEach(Canary::assertAbsent);
    for (FakeBucket bucket : cloud.buckets()) {
      Canary.assertAbsent(bucket.settings());
      bucket.objects().values().forEach(object -> Canary.assertAbsent(text(object)));
    }
  }

  private static String text(FakeObject object) {
    return object.name() + new String(object.bytes(), StandardCharsets.ISO_8859_1);
  }

  /** Nothing, if another process has removed it meanwhile. */
  private static String content(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private static String serviceAccount() {
    return """
        {"type": "service_account", "project_id": "my-project", "private_key_id": "1",
         "client_email": "x@my-project.iam.gserviceaccount.com", "client_id": "1",
         "private_key": "%s"}
        """
        .formatted(Canary.TOKEN);
  }
}
