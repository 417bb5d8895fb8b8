package dev.carbon.code;

import dev.carbon.code.FolderWalk.Complaint;
import dev.carbon.error.Problems;
import dev.carbon.job.Code;
import dev.carbon.terminal.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Reads a folder of code: what of it is uploaded, with the checksums of every file. */
public final class FolderReader {
  private static final int MOST_COMPLAINTS = 20;
  private static final String BIGGER_IS_DATA =
      ": leave out what the job does not need in .carbonignore, and put data into a bucket";

  private final String title;
  private final CodeLimits limits;
  private final boolean takesSecrets;

  /**
   * A reader of one folder.
   *
   * @param title the folder as the user wrote it
   * @param takesSecrets what is named like a key is read with the rest, and told all the same
   */
  public FolderReader(String title, CodeLimits limits, boolean takesSecrets) {
    this.title = title;
    this.limits = limits;
    this.takesSecrets = takesSecrets;
  }

  /**
   * Reads every file once. What cannot be uploaded becomes a problem: links, devices, names that no
   * object can have, files that cannot be read; beyond twenty only their number is told.
   *
   * @param folder may be reached through a link: the user named it
   * @return what there is to upload, also when there are problems; empty when it is too much
   */
  public Optional<CodeFolder> read(Path folder, Problems problems) {
    Path root;
    try {
      root = folder.toRealPath();
    } catch (IOException e) {
      problems.add(title + " cannot be read");
      return Optional.empty();
    }
    FolderWalk walk = new FolderWalk(root, limits, takesSecrets);
    walk.walk();
    List<Complaint> complaints = new ArrayList<>(walk.complaints());
    Optional<CodeFolder> read =
        isTooMuch(walk, problems)
            ? Optional.empty()
            : Optional.of(folder(root, walk, files(root, walk.files(), complaints)));
    tell(complaints, problems);
    return read;
  }

  private static CodeFolder folder(Path root, FolderWalk walk, List<ScannedFile> files) {
    Set<String> named = Set.copyOf(walk.secrets());
    Stream<Suspect> byName = walk.secrets().stream().map(Suspect::byName);
    Stream<Suspect> byContent =
        files.stream()
            .filter(each -> !named.contains(each.file().path()))
            .flatMap(each -> each.suspects().stream());
    return new CodeFolder(
        new Code(root, files.stream().map(ScannedFile::file).toList()),
        walk.skipped(),
        Stream.concat(byName, byContent).sorted(Comparator.comparing(Suspect::path)).toList());
  }

  private boolean isTooMuch(FolderWalk walk, Problems problems) {
    if (walk.hasTooManyFiles()) {
      problems.add(
          title + " holds more than " + grouped(limits.files()) + " files" + BIGGER_IS_DATA);
      return true;
    }
    if (walk.bytes() > limits.bytes()) {
      problems.add(
          title
              + " holds "
              + grouped(walk.bytes())
              + " bytes, more than the "
              + grouped(limits.bytes())
              + " that are uploaded as code"
              + BIGGER_IS_DATA);
      return true;
    }
    return false;
  }

  /** The checksums of many files are a matter of processors. */
  private static List<ScannedFile> files(
      Path folder, List<String> paths, List<Complaint> complaints) {
    ConcurrentLinkedQueue<Complaint> unreadable = new ConcurrentLinkedQueue<>();
    List<ScannedFile> files =
        paths.parallelStream().flatMap(path -> file(folder, path, unreadable).stream()).toList();
    complaints.addAll(unreadable);
    return files;
  }

  private static Optional<ScannedFile> file(
      Path folder, String path, ConcurrentLinkedQueue<Complaint> unreadable) {
    try {
      return Optional.of(ScannedFile.read(folder, path));
    } catch (IOException e) {
      unreadable.add(
          new Complaint(path, "cannot be read; make it readable or ignore it in .carbonignore"));
      return Optional.empty();
    }
  }

  private void tell(List<Complaint> complaints, Problems problems) {
    complaints.stream()
        .sorted(Comparator.comparing(Complaint::path))
        .limit(MOST_COMPLAINTS)
        .forEach(each -> problems.add(SafeText.line(each.path()) + " " + each.text()));
    if (complaints.size() > MOST_COMPLAINTS) {
      problems.add("and " + (complaints.size() - MOST_COMPLAINTS) + " more such files in " + title);
    }
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
