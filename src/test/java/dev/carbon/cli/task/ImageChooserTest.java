package dev.carbon.cli.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.config.Environment;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings;
import dev.carbon.error.Problems;
import dev.carbon.job.Program;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Hardware;
import dev.carbon.region.Machine;
import dev.carbon.region.PrebuiltImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageChooserTest {
  /** All images in the table are available. */
  private static final LocalDate EARLY = LocalDate.parse("2024-01-01");

  /** None of them is any more. */
  private static final LocalDate LATE = LocalDate.parse("2030-01-01");

  private static final String GOOGLE = "us-docker.pkg.dev/vertex-ai/training/";
  private static final String PLAIN = Setting.DEFAULT_IMAGE.fallback().orElseThrow();
  private static final String PYTORCH = Setting.DEFAULT_GPU_IMAGE.fallback().orElseThrow();

  @TempDir private Path folder;
  private Map<String, String> variables = Map.of();
  private Program started = Program.script("task.py");
  private Optional<String> wanted = Optional.empty();
  private Optional<String> requirements = Optional.empty();

  @BeforeEach
  void makeARealPath() throws IOException {
    folder = folder.toRealPath();
  }

  @Test
  void anImportDecidesAndIsTheReason() throws IOException {
    write("task.py", "import torch.nn as nn\n");

    ImageChoice choice = choose("", EARLY);

    assertEquals(Optional.of(GOOGLE + "pytorch-xla.2-4.py310:latest"), choice.image());
    assertEquals(Optional.of("PyTorch: task.py imports torch"), choice.why());
    assertEquals(List.of(), choice.notes());
  }

  @Test
  void eachFrameworkHasItsImageForCpusAndForGpus() throws IOException {
    assertChosen("tensorflow", "", GOOGLE + "tf-cpu.2-17.py310:latest");
    assertChosen("tensorflow", "t4", GOOGLE + "tf-gpu.2-17.py310:latest");
    assertChosen("keras", "t4", GOOGLE + "tf-gpu.2-17.py310:latest");
    assertChosen("sklearn", "", GOOGLE + "sklearn-cpu.1-6:latest");
    assertChosen("xgboost", "l4", GOOGLE + "xgboost-gpu.2-1:latest");
    assertChosen("torch", "t4", PYTORCH);
  }

  @Test
  void noHintMeansTheDefault() throws IOException {
    write("task.py", "import numpy\n# import torch\n");

    assertEquals(ImageChoice.plain(PLAIN), choose("", EARLY));
    assertEquals(ImageChoice.plain(PYTORCH), choose("t4", EARLY));
  }

  @Test
  void theImageOfTheCommandLineWinsAndThenThatOfTheSettings() throws IOException {
    write("task.py", "import torch\n");
    variables = Map.of("CARBON_DEFAULT_IMAGE", "mine:1", "CARBON_DEFAULT_GPU_IMAGE", "mine:2");
    assertEquals(ImageChoice.plain("mine:1"), choose("", EARLY));
    assertEquals(ImageChoice.plain("mine:2"), choose("t4", EARLY));

    wanted = Optional.of("other:3");
    assertEquals(ImageChoice.plain("other:3"), choose("t4", EARLY));
    assertEquals(ImageChoice.plain("other:3"), choose("tpu-v5e", EARLY));
  }

  @Test
  void anotherFileOfTheFolderDecidesWhenTheStartedOneIsSilent() throws IOException {
    write("task.py", "from pkg import model\n");
    write("pkg/model.py", "import xgboost\n");

    assertEquals(Optional.of("XGBoost: pkg/model.py imports xgboost"), choose("", EARLY).why());
  }

  @Test
  void theStartedFileDecidesAgainstOthersAndTheOthersAreNamed() throws IOException {
    write("a.py", "import torch\n");
    write("task.py", "import sklearn, tensorflow\n");

    ImageChoice choice = choose("", EARLY);

    assertEquals(Optional.of("TensorFlow: task.py imports tensorflow"), choice.why());
    assertEquals(
        List.of(
            "task.py imports sklearn too, but the image was chosen for TensorFlow; if it lacks"
                + " scikit-learn, add --requirements or --image",
            "a.py imports torch too, but the image was chosen for TensorFlow; if it lacks PyTorch,"
                + " add --requirements or --image"),
        choice.notes());
  }

  /** What the started file imports of the folder runs as well as it. */
  @Test
  void modulesThatTheStartedFileImportsCountAsMuchAsItself() throws IOException {
    write("src/task.py", "import sklearn\nfrom net import model\n");
    write("src/net/model.py", "from . import layers\n");
    write("src/net/layers.py", "import tensorflow\n");
    write("other.py", "import torch\n");
    started = Program.script("src/task.py");

    ImageChoice choice = choose("", EARLY);

    assertEquals(Optional.of("TensorFlow: src/net/layers.py imports tensorflow"), choice.why());
    assertEquals(2, choice.notes().size());
  }

  @Test
  void aModuleRunsWithAllOfItsPackage() throws IOException {
    write("pkg/train.py", "from . import model\n");
    write("pkg/model.py", "import xgboost\n");
    write("other.py", "import torch\n");
    started = Program.module("pkg.train");

    assertEquals(Optional.of("XGBoost: pkg/model.py imports xgboost"), choose("", EARLY).why());
  }

  @Test
  void aFileOfTheFolderWithThatNameIsNoFramework() throws IOException {
    write("task.py", "import torch\nimport jax\n");
    write("torch.py", "");
    write("jax/__init__.py", "");

    assertEquals(ImageChoice.plain(PLAIN), choose("", EARLY));
  }

  @Test
  void requirementsNameAFrameworkWhenNothingImportsOne() throws IOException {
    write("task.py", "import helper\n");
    write("requirements.txt", "numpy\nscikit-learn==1.6\n");

    assertEquals(
        Optional.of("scikit-learn: requirements.txt names scikit-learn"), choose("", EARLY).why());
  }

  @Test
  void whatPipInstallsNeedsNoImageOfItsOwnUnlessThereIsAGpuForIt() throws IOException {
    write("task.py", "import tensorflow, jax\n");
    write("deps.txt", "tensorflow\njax\n");
    requirements = Optional.of("deps.txt");

    assertEquals(ImageChoice.plain(PLAIN), choose("", EARLY));
    assertEquals(Optional.of(GOOGLE + "tf-gpu.2-17.py310:latest"), choose("t4", EARLY).image());
    assertEquals(List.of(), choose("t4", EARLY).notes());
    assertEquals(ImageChoice.plain(PYTORCH), choose("t4", LATE));
  }

  @Test
  void anImagePastItsEndIsTakenOnlyWhereThereIsNoOther() throws IOException {
    assertEquals(Optional.of(PYTORCH), chosenLate("torch"));
    assertEquals(Optional.of(GOOGLE + "tf-cpu.2-17.py310:latest"), chosenLate("tensorflow"));
  }

  @Test
  void whereGoogleHasNoneTheDefaultStaysAndTheNoteSaysWhatToDo() throws IOException {
    write("task.py", "from flax import linen\n");

    ImageChoice choice = choose("t4", EARLY);

    assertEquals(Optional.of(PYTORCH), choice.image());
    assertEquals(Optional.empty(), choice.why());
    assertEquals(
        List.of(
            "task.py imports flax, and there is no prebuilt image with JAX; add --requirements or"
                + " --image"),
        choice.notes());
  }

  @Test
  void aTpuHasAnImageOnlyWhereGoogleHasOne() throws IOException {
    write("task.py", "import torch\n");

    assertEquals(
        Optional.of(GOOGLE + "pytorch-tpu.2-2.cp310:latest"), choose("tpu-v3:8", EARLY).image());
    for (String other : List.of("tpu-v3:32", "tpu-v5e", "tpu-v6e")) {
      assertTrue(choose(other, EARLY).image().isEmpty(), other);
    }

    write("task.py", "import jax\n");
    assertTrue(choose("tpu-v3:8", EARLY).image().isEmpty());
  }

  private void assertChosen(String module, String accelerator, String image) throws IOException {
    write("task.py", "import " + module + "\n");
    assertEquals(Optional.of(image), choose(accelerator, EARLY).image(), module);
  }

  private Optional<String> chosenLate(String module) throws IOException {
    write("task.py", "import " + module + "\n");
    return choose("", LATE).image();
  }

  private ImageChoice choose(String accelerator, LocalDate day) {
    Problems problems = new Problems();
    SourceCode source = new CodeInput(folder, false).read(".", "", problems).orElseThrow();
    assertEquals(List.of(), problems.messages());
    TaskInput task =
        new TaskInput(source, started, wanted, List.of(), Map.of(), Map.of(), requirements, false);
    Settings settings = Settings.resolve(new Environment(variables, folder, folder));
    return new ImageChooser(settings, PrebuiltImages.bundled(), day)
        .choose(task, machine(accelerator));
  }

  private static Machine machine(String accelerator) {
    Hardware hardware = Hardware.bundled();
    if (accelerator.isEmpty()) {
      return new Machine(hardware.machine("n1-standard-4").orElseThrow(), Optional.empty());
    }
    String[] parts = (accelerator + ":1").split(":", 3);
    AcceleratorRequest request =
        new AcceleratorRequest(
            hardware.accelerator(parts[0]).orElseThrow(), Integer.parseInt(parts[1]));
    return hardware
        .smallestFor(request)
        .map(type -> new Machine(type, Optional.of(request)))
        .orElseGet(() -> hardware.sliceFor(request).orElseThrow());
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
