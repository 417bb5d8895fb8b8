package dev.carbon.staging.gcs;

import dev.carbon.google.GoogleLogin;
import dev.carbon.region.Location;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.Crc32c;
import dev.carbon.staging.Labels;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.OutputFetcher;
import dev.carbon.staging.RunId;
import dev.carbon.staging.TransferListener;
import dev.carbon.staging.Upload;
import dev.carbon.staging.Uploader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The transfers of a run without the run, for {@code scripts/bench-transfer}: {@code up URL RUN
 * FOLDER} uploads all files of a folder, {@code down URL RUN FOLDER} brings all objects home.
 */
public final class TransferMain {
  private TransferMain() {}

  public static void main(String[] args) throws IOException {
    GcsStager stager =
        new GcsStager(
            "demo-project", new GoogleLogin("demo-project"), Optional.of(URI.create(args[1])));
    RunId run = new RunId(args[2]);
    Bucket bucket =
        stager.create(
            new BucketSpec(
                BucketName.of(run, 1),
                new Location("europe-north1"),
                Labels.of(run, 1, "0", Instant.EPOCH)));
    Path folder = Path.of(args[3]);
    if (args[0].equals("up")) {
      new Uploader(stager).upload(bucket, uploads(folder), new Quiet<>());
    } else {
      int files = new OutputFetcher(stager, folder).fetch(bucket, o -> true, new Quiet<>()).size();
      System.out.println(files);
    }
  }

  private static List<Upload> uploads(Path folder) throws IOException {
    List<Upload> uploads = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        ObjectName name = new ObjectName(ObjectName.OUTPUT + folder.relativize(file));
        uploads.add(Upload.of(name, file, Files.size(file), Crc32c.of(file)));
      }
    }
    return uploads;
  }

  /** Hears of everything and says nothing. */
  private static final class Quiet<T> implements TransferListener<T> {
    @Override
    public void done(List<T> objects) {}

    @Override
    public void moved(long bytes, long totalBytes, int objects) {}
  }
}
