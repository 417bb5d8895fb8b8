package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.RecordType;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.OutputCopier;
import dev.carbon.staging.OutputFetcher;
import dev.carbon.staging.OutputFile;
import dev.carbon.staging.OutputStore;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.TransferListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings home whatever lies in the bucket and was not put there by carbon. */
final class FetchStep {
  private final RunContext context;
  private final Optional<StopReason> answered;

  /** A request to stop that came before is answered: what is fetched is part of the answer. */
  FetchStep(RunContext context) {
    this.context = context;
    this.answered = context.stop().reason();
  }

  /**
   * Fetches until all outputs are proven to be at home; fails as {@link OutputFetcher#fetch} does.
   * The standing knows of each that is.
   */
  void fetch(Bucket bucket) {
    fetch(bucket, "");
  }

  /**
   * The same of a job whose region refused to go on: into a folder of the attempt, since the next
   * one writes files of the same names.
   */
  void fetchRefused(Bucket bucket) {
    boolean last = context.plan().backend().isRehearsal();
    fetch(bucket, last ? "" : "attempt-" + context.plan().attempt());
  }

  private void fetch(Bucket bucket, String subfolder) {
    List<OutputFile> files =
        context.plan().output() instanceof Destination.Cloud cloud
            ? bringToCloud(bucket, cloud, subfolder)
            : bringHome(bucket, subfolder);
    context.ledger().append(RecordType.VERIFIED, Map.of("files", Integer.toString(files.size())));
    context.listener().broughtHome(files);
  }

  private List<OutputFile> bringHome(Bucket bucket, String subfolder) {
    Set<StoredObject> own = context.standing().uploaded();
    return new OutputFetcher(
            context.backend().stager(), context.plan().home().orElseThrow().resolve(subfolder))
        .fetch(bucket, object -> isOutput(object, own), new Progress(subfolder));
  }

  /** What the job wrote there itself is listed, and what it wrote elsewhere is copied. */
  private List<OutputFile> bringToCloud(Bucket bucket, Destination.Cloud cloud, String subfolder) {
    OutputStore store = context.backend().outputs().orElseThrow();
    DataAddress folder = subfolder.isEmpty() ? cloud.address() : cloud.address().child(subfolder);
    OutputCopier copier = new OutputCopier(store, folder);
    Progress progress = new Progress(subfolder);
    Set<StoredObject> own = context.standing().uploaded();
    List<OutputFile> files = new ArrayList<>();
    if (cloud.direct()) {
      files.addAll(
          subfolder.isEmpty()
              ? copier.written(progress)
              : copier.moveFrom(cloud.address(), progress));
    }
    files.addAll(
        copier.copy(context.backend().stager(), bucket, object -> isOutput(object, own), progress));
    return files;
  }

  /** Also what the run began from: the folder of its outputs is then complete by itself. */
  private static boolean isOutput(StoredObject object, Set<StoredObject> own) {
    return object.name().isOutput() || (!own.contains(object) && !object.name().isNote());
  }

  /** In the cloud all is safe; a rehearsal's folder is gone with its job. */
  private void goOnUnlessStopped() {
    boolean asked = !context.stop().reason().equals(answered);
    if (asked && !context.plan().backend().isRehearsal()) {
      throw new CarbonException(
          ErrorKind.INTERRUPTED, "stopped before all outputs were home; the bucket is kept");
    }
  }

  /** Writes down what has come home, and breaks off when carbon is asked to stop. */
  private final class Progress implements TransferListener<OutputFile> {
    private final String subfolder;

    Progress(String subfolder) {
      this.subfolder = subfolder;
    }

    @Override
    public void done(List<OutputFile> files) {
      List<OutputFile> below = files.stream().map(file -> file.below(subfolder)).toList();
      context.ledger().append(RecordType.FETCH_OK, ObjectFacts.ofFiles(below));
      for (OutputFile file : below) {
        context.standing().fetched(file);
        context.listener().fetched(file);
      }
    }

    @Override
    public void moved(long bytes, long totalBytes, int objects) {
      if (bytes < totalBytes) {
        goOnUnlessStopped();
      }
      context.listener().fetching(bytes, totalBytes, objects);
    }
  }
}
