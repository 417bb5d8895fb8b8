package dev.carbon.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.testing.Cases;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PythonImportsTest {
  @Test
  void findsEveryFormOfAnImportAtTheLeftEdge() {
    assertEquals(
        List.of("os", "torch", "numpy", "jax", "sklearn", "flax", "keras", "xgboost"),
        imports(
            """
            import os, torch.nn as nn , numpy as np
            from jax import numpy as jnp
            from sklearn.svm import (
                SVC,  # the one we need
                LinearSVC)
            import\tflax
            x = 1; import keras
            import \\
                xgboost
            """));
  }

  @Test
  void doesNotTakeCommentsNorTextsForImports() {
    assertEquals(
        List.of("json"),
        imports(
            """
            \"\"\"Usage:
            import torch
            \"\"\"
            # import tensorflow
            help = 'it\\'s \\
            import jax'
            doc = r'''
            from sklearn import svm
            ''' + "# not a comment"
            import json  # and import keras
            call(
            "import flax",
            )
            """));
  }

  @Test
  void doesNotCountWhatRunsOnlySometimes() {
    assertEquals(
        List.of("sys"),
        imports(
            """
            import sys
            if sys.argv: import torch
            try:
                import tensorflow
            except ImportError: import jax
            def load():
              from sklearn import svm
            class A: pass; import keras
            """));
  }

  @Test
  void relativeImportsAndOtherWordsNameNoPackage() {
    assertEquals(
        List.of(),
        imports(
            """
            from . import torch
            from .torch import nn
            from ..jax.numpy import array
            important = 'torch'
            imports(torch)
            from_torch = 1
            importlib.import_module("torch")
            """));
  }

  @Test
  void linesMayEndAsOnWindowsAndAFileMayBeginWithAMark() {
    assertEquals(List.of("torch", "jax"), imports("\uFEFFimport torch\r\nimport jax\r\n"));
    assertEquals(List.of("keras"), imports("import keras"));
  }

  @Test
  void aTextThatNeverEndsHidesTheRestOfItsLineAlone() {
    assertEquals(List.of("torch"), imports("x = 'oh\nimport torch\n"));
    assertEquals(List.of(), imports("x = '''oh\nimport torch\n"));
    assertEquals(List.of("torch"), imports("x = ))) 1\nimport torch\n"));
  }

  @Test
  void anyTextIsReadToItsEnd() {
    Cases.check(
        1,
        2000,
        random -> {
          String text = soup(random);
          assertEquals("torch", imports("import torch\n" + text).get(0), text);
        });
  }

  private static String soup(Random random) {
    String signs = "'\"\\\n\r()[]{}#;, \tfromimport.é\uFEFF";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append(signs.charAt(random.nextInt(signs.length())));
    }
    return text.toString();
  }

  private static List<String> imports(String text) {
    return List.copyOf(PythonImports.of(text));
  }
}
