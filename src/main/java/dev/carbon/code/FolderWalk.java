package dev.carbon.code;

import dev.carbon.code.Skipped.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** One walk through a folder, which follows no link and opens nothing but ignore files. */
final class FolderWalk {
  private static final long LARGEST_IGNORE_FILE = 1_000_000;
  private static final String IGNORE_IT = "or ignore it in .carbonignore";

  private final Path root;
  private final CodeLimits limits;
  private final boolean takesSecrets;
  private final List<String> files = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final List<String> secrets = new ArrayList<>();
  private final List<Complaint> complaints = new ArrayList<>();
  private long bytes;

  /**
   * A walk that has not begun.
   *
   * @param root a real path, as {@link Path#toRealPath} gives it
   * @param takesSecrets what is named like a secret is among the files too
   */
  FolderWalk(Path root, CodeLimits limits, boolean takesSecrets) {
    this.root = root;
    this.limits = limits;
    this.takesSecrets = takesSecrets;
  }

  /** Walks through all of it, or until there are more files than allowed. */
  void walk() {
    folder(root, "", IgnoreRules.NONE);
  }

  /** The files to upload, from the root, in the order of their paths. */
  List<String> files() {
    return files.stream().sorted().toList();
  }

  /** The size of these files, as the file system says. */
  long bytes() {
    return bytes;
  }

  List<Skipped> skipped() {
    return skipped;
  }

  /** What is named like a key or credentials; a folder's path ends with a slash. */
  List<String> secrets() {
    return secrets;
  }

  List<Complaint> complaints() {
    return complaints;
  }

  boolean hasTooManyFiles() {
    return files.size() > limits.files();
  }

  private void folder(Path folder, String prefix, IgnoreRules above) {
    List<Path> children;
    IgnoreRules rules;
    try {
      children = children(folder);
      rules = rules(folder, prefix, above);
    } catch (IOException | DirectoryIteratorException e) {
      complain(prefix.isEmpty() ? "." : prefix, "cannot be read; make it readable " + IGNORE_IT);
      return;
    }
    for (Path child : children) {
      if (hasTooManyFiles()) {
        return;
      }
      child(child, prefix + child.getFileName(), rules);
    }
  }

  private void child(Path child, String path, IgnoreRules rules) {
    BasicFileAttributes kind;
    try {
      kind = Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      complain(path, "cannot be read; make it readable " + IGNORE_IT);
      return;
    }
    String shown = kind.isDirectory() ? path + "/" : path;
    Optional<String> ignoredBy = rules.leaveOut(path, kind.isDirectory());
    if (isNeverUploaded(child, kind)) {
      skipped.add(new Skipped(shown, Reason.NEVER_UPLOADED, Optional.empty()));
    } else if (ignoredBy.isPresent()) {
      skipped.add(new Skipped(shown, Reason.IGNORED, ignoredBy));
    } else if (kind.isSymbolicLink()) {
      complain(path, linkComplaint(child));
    } else if (kind.isOther()) {
      complain(path, "is neither a file nor a folder; remove it " + IGNORE_IT);
    } else {
      take(child, path, kind, rules);
    }
  }

  private void take(Path child, String path, BasicFileAttributes kind, IgnoreRules rules) {
    if (FileNames.isSecret(path)) {
      secrets.add(kind.isDirectory() ? path + "/" : path);
      if (!takesSecrets) {
        return;
      }
    }
    if (kind.isDirectory()) {
      folder(child, path + "/", rules);
    } else {
      file(child, path, kind.size());
    }
  }

  private void file(Path file, String path, long size) {
    if (!isNamedAsItIsWritten(file, path)) {
      complain(path, "has a name that is not UTF-8, or that this locale cannot write; rename it");
      return;
    }
    FileNames.complaint(path).ifPresent(complaint -> complain(path, complaint));
    files.add(path);
    bytes += size;
  }

  private static boolean isNeverUploaded(Path child, BasicFileAttributes kind) {
    boolean isEnvironment =
        kind.isDirectory() && Files.exists(child.resolve("pyvenv.cfg"), LinkOption.NOFOLLOW_LINKS);
    return isEnvironment
        || FileNames.isNeverUploaded(String.valueOf(child.getFileName()), kind.isRegularFile());
  }

  private String linkComplaint(Path link) {
    String fix = "put a copy in its place " + IGNORE_IT;
    try {
      return link.toRealPath().startsWith(root)
          ? "is a symbolic link, and none is followed; " + fix
          : "is a symbolic link that leads out of the folder; " + fix;
    } catch (IOException e) {
      return "is a symbolic link that leads nowhere or round in a circle; remove it " + IGNORE_IT;
    }
  }

  /** Whether the text of the path leads back to the file. */
  private boolean isNamedAsItIsWritten(Path file, String path) {
    try {
      return root.resolve(path).equals(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      return StreamSupport.stream(children.spliterator(), false).sorted().toList();
    }
  }

  private static IgnoreRules rules(Path folder, String prefix, IgnoreRules above)
      throws IOException {
    IgnoreRules rules = above;
    for (String name : IgnoreRules.FILE_NAMES) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        if (Files.size(file) > LARGEST_IGNORE_FILE) {
          throw new IOException("too large to be a list of patterns");
        }
        rules = rules.in(prefix, name, withoutMark(Files.readAllBytes(file)));
      }
    }
    return rules;
  }

  /** The text without the mark of its byte order, which is no part of the first line. */
  private static String withoutMark(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private void complain(String path, String complaint) {
    complaints.add(new Complaint(path, complaint));
  }

  /** What is wrong with a path, as the rest of a sentence. */
  record Complaint(String path, String text) {}
}
