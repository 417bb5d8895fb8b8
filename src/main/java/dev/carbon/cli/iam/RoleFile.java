package dev.carbon.cli.iam;

import dev.carbon.doctor.Permissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A role as {@code gcloud iam roles create --file} reads it, and below it, as comments, how to make
 * and grant it.
 *
 * <p>The condition names buckets and objects first: one on the name alone would also take away what
 * is granted on other things, whose names begin otherwise or are not known to a condition.
 */
final class RoleFile {
  private static final String OF_CARBON =
      "resource.name.startsWith(\"projects/_/buckets/" + Permissions.BUCKET_PREFIX + "\")";
  private static final String UNLESS_STORAGE =
      "(resource.type != \"storage.googleapis.com/Bucket\" && "
          + "resource.type != \"storage.googleapis.com/Object\")";
  private static final String TITLE = ",title=carbon-buckets-only";

  private final Role role;
  private final String project;
  private final List<String> lines = new ArrayList<>();

  private RoleFile(Role role, String project) {
    this.role = role;
    this.project = project;
  }

  /**
   * The lines of the file.
   *
   * @param project its id, or a word that stands for it
   */
  static List<String> lines(Role role, String project) {
    RoleFile file = new RoleFile(role, project);
    file.definition();
    file.granting();
    if (role == Role.LAUNCHER) {
      file.training();
    }
    return List.copyOf(file.lines);
  }

  private void definition() {
    lines.add("title: " + role.title());
    lines.add("description: " + role.description());
    lines.add("stage: GA");
    lines.add("includedPermissions:");
    role.permissions().all().forEach(permission -> lines.add("- " + permission));
  }

  private void granting() {
    String file = "carbon-" + role.word() + ".yaml";
    comment("");
    comment("To make and grant the role; the condition keeps what is done to buckets and");
    comment("objects to those of carbon, whose names begin with " + Permissions.BUCKET_PREFIX);
    comment("");
    comment("  carbon iam --role " + role.word() + " > " + file);
    comment("  gcloud iam roles create " + role.id() + " --project=" + project + " --file=" + file);
    bind("user:YOU", "projects/" + project + "/roles/" + role.id(), UNLESS_STORAGE + " || ");
  }

  private void training() {
    String account = "carbon-training@" + project + ".iam.gserviceaccount.com";
    comment("");
    comment("The service account that jobs run as (setting service-account). It needs two of");
    comment("Google's roles and no custom one; you need the right to run jobs as this account.");
    comment("");
    comment("  gcloud iam service-accounts create carbon-training --project=" + project);
    bind("serviceAccount:" + account, "roles/storage.objectUser", "");
    comment("  gcloud projects add-iam-policy-binding " + project + " \\");
    comment("    --member=serviceAccount:" + account + " \\");
    comment("    --role=roles/logging.logWriter --condition=None");
    comment("  gcloud iam service-accounts add-iam-policy-binding " + account + " \\");
    comment("    --member=user:YOU --role=roles/iam.serviceAccountUser");
    comment("");
    comment("Data in other buckets (--data) takes rights to read on each of them, for both.");
    comment("A role for a sweep of what was left behind: carbon iam --role cleaner");
  }

  private void bind(String member, String roleName, String unless) {
    comment("  gcloud projects add-iam-policy-binding " + project + " \\");
    comment("    --member=" + member + " \\");
    comment("    --role=" + roleName + " \\");
    comment("    --condition='expression=" + unless + OF_CARBON + TITLE + "'");
  }

  private void comment(String text) {
    lines.add(text.isEmpty() ? "#" : "# " + text);
  }
}
