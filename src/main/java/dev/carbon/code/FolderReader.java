package dev.carbon.code;

import dev.carbon.code.FolderWalk.Complaint;
import dev.carbon.error.Problems;
import dev.carbon.job.Code;
import dev.carbon.job.CodeFile;
import dev.carbon.terminal.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads a folder of code: what of it is uploaded, with the checksums of every file. */
public final class FolderReader {
  private static final int MOST_COMPLAINTS = 20;
  private static final String BIGGER_IS_DATA =
      ": leave out what the job does not need in .carbonignore, and put data into a bucket";

  private final String title;
  private final CodeLimits limits;

  /**
   * A reader of one folder.
   *
   * @param title the folder as the user wrote it
   */
  public FolderReader(String title, CodeLimits limits) {
    this.title = title;
    this.limits = limits;
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
    FolderWalk walk = new FolderWalk(root, limits);
    walk.walk();
    List<Complaint> complaints = new ArrayList<>(walk.complaints());
    Optional<CodeFolder> read =
        isTooMuch(walk, problems)
            ? Optional.empty()
            : Optional.of(
                new CodeFolder(
                    new Code(root, files(root, walk.files(), complaints)),
                    walk.skipped(),
                    walk.secrets()));
    tell(complaints, problems);
    return read;
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
  private static List<CodeFile> files(Path folder, List<String> paths, List<Complaint> complaints) {
    ConcurrentLinkedQueue<Complaint> unreadable = new ConcurrentLinkedQueue<>();
    List<CodeFile> files =
        paths.parallelStream().flatMap(path -> file(folder, path, unreadable).stream()).toList();
    complaints.addAll(unreadable);
    return files;
  }

  private static Optional<CodeFile> file(
      Path folder, String path, ConcurrentLinkedQueue<Complaint> unreadable) {
    try {
      return Optional.of(CodeFile.read(folder, path));
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
