package dev.carbon.cli.task;

import java.util.Collections;
import java.util.Set;

/**
 * A library of machine learning that containers are made for. Their order decides between two that
 * one program imports: those come first that are the hardest to add to an image.
 */
@SuppressWarnings("ImmutableEnumChecker") // Sets of constants that nobody changes.
enum Framework {
  PYTORCH("PyTorch", Set.of("torch", "torchvision", "torchaudio"), Set.of()),
  TENSORFLOW(
      "TensorFlow",
      Set.of("tensorflow", "keras", "tf_keras"),
      Set.of("tensorflow-cpu", "tf-keras")),
  JAX("JAX", Set.of("jax", "flax"), Set.of("jaxlib")),
  XGBOOST("XGBoost", Set.of("xgboost"), Set.of("xgboost-cpu")),
  SCIKIT_LEARN("scikit-learn", Set.of("sklearn"), Set.of("scikit-learn"));

  private final String title;
  private final Set<String> modules;
  private final Set<String> otherPackages;

  Framework(String title, Set<String> modules, Set<String> otherPackages) {
    this.title = title;
    this.modules = modules;
    this.otherPackages = otherPackages;
  }

  /** As the table of prebuilt images spells it. */
  String title() {
    return title;
  }

  /** Whether an import of that name means it. */
  boolean isModule(String name) {
    return modules.contains(name);
  }

  /** Whether pip brings it under that name. */
  boolean isPackage(String name) {
    return modules.contains(name) || otherPackages.contains(name);
  }

  /** Whether pip brings it under any of those names. */
  boolean isAmong(Set<String> packages) {
    return !Collections.disjoint(modules, packages)
        || !Collections.disjoint(otherPackages, packages);
  }
}
