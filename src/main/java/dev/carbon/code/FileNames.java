package dev.carbon.code;

import dev.carbon.job.Bootstrap;
import dev.carbon.job.Manifest;
import dev.carbon.staging.ObjectName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the name alone of a file or folder says of it. */
public final class FileNames {
  private static final Set<String> NEVER_UPLOADED = Set.of(".git", ".DS_Store");

  private static final Set<String> FOLDERS_NEVER_UPLOADED =
      Set.of("venv", ".venv", "__pycache__", ".ipynb_checkpoints", "node_modules", "carbon-runs");

  /** A history that could be saved nowhere else; it may lie in any working directory. */
  private static final Pattern SAVED_HISTORY = Pattern.compile("errored\\.ledger(\\.\\d+)?");

  private static final List<Pattern> SECRETS =
      List.of(
          Pattern.compile("\\.env(rc|\\.(?!example$|sample$|template$).+)?|.+\\.env"),
          Pattern.compile("[._]?netrc|\\.aws|\\.npmrc|\\.pypirc|\\.git-credentials"),
          Pattern.compile(".*\\.(pem|key|p12|pfx|jks)"),
          Pattern.compile("id_(rsa|dsa|ecdsa|ed25519)(?!.*\\.pub$).*"),
          Pattern.compile("(.*credentials?|secrets?)(.*\\.(json|ya?ml|toml|ini))?|token\\.json"),
          Pattern.compile("(service[-_]account|client_secret|gha-creds-).*\\.json|kaggle\\.json"));

  private static final Set<String> RESERVED = Set.of(Bootstrap.FILE_NAME, Manifest.FILE_NAME);

  /** Of an object's name in Cloud Storage, in UTF-8. */
  private static final int MOST_BYTES = 1024;

  private FileNames() {}

  /** Whether no job needs it, whatever the ignore files say. */
  static boolean isNeverUploaded(String name, boolean isFile) {
    return NEVER_UPLOADED.contains(name)
        || (isFile ? isFileNeverUploaded(name) : FOLDERS_NEVER_UPLOADED.contains(name));
  }

  private static boolean isFileNeverUploaded(String name) {
    return name.endsWith(".pyc") || SAVED_HISTORY.matcher(name).matches();
  }

  /** Whether keys or credentials are usually kept under that path. */
  public static boolean isSecret(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    String name = lower.substring(lower.lastIndexOf('/') + 1);
    return SECRETS.stream().anyMatch(pattern -> pattern.matcher(name).matches())
        || ("/" + lower).endsWith("/.config/gcloud");
  }

  /** Why a file of that path cannot be an object beside ours; empty when it can. */
  static Optional<String> complaint(String path) {
    if (RESERVED.contains(path)) {
      return Optional.of("is a name that carbon needs for itself; rename it");
    }
    if (path.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("has a control character in its name; rename it");
    }
    if (ObjectName.input(path).value().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Optional.of("has a name that is too long for Cloud Storage");
    }
    return Optional.empty();
  }
}
