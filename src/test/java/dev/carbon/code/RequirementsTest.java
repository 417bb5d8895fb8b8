package dev.carbon.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequirementsTest {
  @Test
  void namesArePackagesWithWhateverStandsBehindThem() {
    assertEquals(
        List.of("torch", "jax", "scikit-learn", "numpy", "xgboost", "flax", "tf-keras", "keras"),
        names(
            """
            torch==2.8.0
            jax[cuda12]>=0.4
            Scikit_Learn ~= 1.6 ; python_version > "3.9"
            numpy
              xgboost<3  # the old one
            flax@ https://example.com/flax.whl
            tf.keras!=2
            keras# no space
            """));
  }

  @Test
  void optionsCommentsAndPathsNameNothing() {
    assertEquals(
        List.of(),
        names(
            """
            # torch
            -r torch.txt
            --extra-index-url https://download.pytorch.org/whl/cpu

            ./torch
            https://example.com/torch.whl
            torch/setup.py
            """));
  }

  private static List<String> names(String text) {
    return List.copyOf(Requirements.of(text));
  }
}
