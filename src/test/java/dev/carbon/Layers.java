package dev.carbon;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** The one ordered list of packages, and what it allows. */
final class Layers {
  /** From the entry point down; a {@code +} stands for the other sub-packages, each on its own. */
  private static final List<String> FROM_THE_TOP =
      List.of(
          "",
          "cli+",
          "cli.task",
          "cli",
          "doctor+",
          "doctor",
          "export+",
          "export",
          "report",
          "train",
          "account",
          "placement+",
          "placement",
          "ledger",
          "code",
          "job+",
          "job",
          "staging+",
          "staging",
          "intensity+",
          "intensity",
          "footprint",
          "region",
          "config",
          "terminal",
          "shelf",
          "google+",
          "http",
          "google",
          "unit",
          "secret",
          "error",
          "signal");

  /** The packages that hold adapters: the sub-packages of the ports. */
  private static final List<String> OF_ADAPTERS =
      List.of("export+", "placement+", "job+", "staging+", "intensity+");

  private static final String BASE = "dev.carbon";

  private Layers() {}

  /** Each class uses its own package and those below it, and stands in a package of the list. */
  static ArchCondition<JavaClass> onlyUseWhatStandsBelow() {
    return new ArchCondition<>("only use what stands below in the list") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        if (level(user) < 0) {
          events.add(
              SimpleConditionEvent.violated(
                  user, user.getName() + " stands in a package that the list does not have"));
        }
        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
          JavaClass used = dependency.getTargetClass().getBaseComponentType();
          boolean ours = used.getPackageName().startsWith(BASE);
          boolean same = used.getPackageName().equals(user.getPackageName());
          if (ours && !same && level(used) <= level(user)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  /** Classes of a port's sub-package, and the one adapter that lives beside its port. */
  static DescribedPredicate<JavaClass> adapters() {
    return DescribedPredicate.describe(
        "adapters",
        type ->
            OF_ADAPTERS.contains(entry(type))
                || type.getName().equals(BASE + ".ledger.FileLedgers"));
  }

  private static int level(JavaClass type) {
    return FROM_THE_TOP.indexOf(entry(type));
  }

  /** The entry that a class falls under: {@code job}, {@code job+} below it, or its very own. */
  private static String entry(JavaClass type) {
    String name = type.getPackageName();
    if (name.equals(BASE)) {
      return "";
    }
    if (!name.startsWith(BASE + ".")) {
      return "somebody else's";
    }
    String own = name.substring(BASE.length() + 1);
    if (FROM_THE_TOP.contains(own)) {
      return own;
    }
    List<String> parts = List.of(own.split("\\.", -1));
    return parts.size() == 2 ? parts.get(0) + "+" : String.join(".", parts);
  }
}
