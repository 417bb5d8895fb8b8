package dev.carbon.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of Google's containers for training. */
class PrebuiltImagesTest {
  private static final LocalDate LONG_GONE = LocalDate.parse("2100-01-01");

  private final PrebuiltImages images = PrebuiltImages.bundled();

  @Test
  void theNewestIsTakenByNumberAndNotByLetter() {
    assertEquals("tf-cpu.2-17.py310", newest("TensorFlow", "cpu", "2024-01-01"));
    assertEquals("pytorch-gpu.2-4.py310", newest("PyTorch", "gpu", "2024-01-01"));
    assertEquals("sklearn-gpu.1-6", newest("scikit-learn", "gpu", "2024-01-01"));
    assertEquals("tf-tpu.2-15.cp310", newest("TensorFlow", "tpu", "2024-01-01"));
    assertEquals("ray-cpu.2-47.py311", newest("Ray", "cpu", "2024-01-01"));
  }

  /** PyTorch 2.2 for CPUs is available longer than 2.4. */
  @Test
  void whatIsStillAvailableComesBeforeWhatIsNewer() {
    assertEquals("pytorch-xla.2-4.py310", newest("PyTorch", "cpu", "2026-07-24"));
    assertEquals("pytorch-xla.2-2.py310", newest("PyTorch", "cpu", "2026-07-25"));
    assertEquals("pytorch-xla.2-4.py310", newest("PyTorch", "cpu", "2026-10-24"));
  }

  @Test
  void thereIsNoneForAFrameworkOrAMachineThatGoogleListsNoneFor() {
    assertTrue(images.newest("JAX", "gpu", LONG_GONE).isEmpty());
    assertTrue(images.newest("XGBoost", "tpu", LONG_GONE).isEmpty());
  }

  @Test
  void everyAddressThatIsTakenIsFoundAgainInTheTable() {
    for (String framework : List.of("PyTorch", "TensorFlow", "XGBoost", "scikit-learn")) {
      for (String accelerator : List.of("cpu", "gpu")) {
        PrebuiltImage image = images.newest(framework, accelerator, LONG_GONE).orElseThrow();
        assertEquals(image, images.find(image.address()).orElseThrow());
        assertFalse(image.isAvailable(LONG_GONE));
        assertTrue(Set.of("cpu", "gpu", "tpu").containsAll(image.accelerators()));
      }
    }
  }

  private String newest(String framework, String accelerator, String day) {
    return images.newest(framework, accelerator, LocalDate.parse(day)).orElseThrow().name();
  }
}
