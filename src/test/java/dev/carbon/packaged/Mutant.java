package dev.carbon.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One file of carbon with a fault that the harness must see. What is shipped is as it was: the
 * faulty file stands before the jar on the class path of a test's processes.
 *
 * @param source its path below {@code dev/carbon}; a class, or a resource
 * @param faults what stands in it, once, and what stands there instead
 */
record Mutant(String source, Map<String, String> faults) {
  private static final Path CLASSES = Path.of("src/main/java/dev/carbon");
  private static final Path RESOURCES = Path.of("src/main/resources/dev/carbon");
  private static final Path JAR = Path.of("target/carbon.jar");

  Mutant(String source, String right, String wrong) {
    this(source, Map.of(right, wrong));
  }

  /** Makes it; processes that are started so have the fault. */
  UnaryOperator<CarbonProcess> madeIn(Path folder) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    if (source.endsWith(".java")) {
      Path sources = Files.createDirectories(folder.resolve("sources"));
      compile(write(CLASSES, sources.resolve(Path.of(source).getFileName())), classes);
    } else {
      Path resource = classes.resolve("dev/carbon").resolve(source);
      Files.createDirectories(resource.getParent());
      Path unused = write(RESOURCES, resource);
    }
    return carbon -> carbon.classesFirst(classes);
  }

  private Path write(Path root, Path target) throws IOException {
    String text = Files.readString(root.resolve(source));
    for (Map.Entry<String, String> fault : faults.entrySet()) {
      if (text.split(Pattern.quote(fault.getKey()), -1).length != 2) {
        throw new AssertionError(source + " does not hold this once: " + fault.getKey());
      }
      text = text.replace(fault.getKey(), fault.getValue());
    }
    return Files.writeString(target, text);
  }

  private void compile(Path file, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp", JAR.toString());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(file)).call();
      if (!compiled) {
        throw new AssertionError(source + " with its fault is no Java");
      }
    }
  }
}
