package dev.carbon.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One class of carbon with a fault that the harness must see.
 *
 * @param source of the class, below {@code src/main/java/dev/carbon}
 * @param right what stands in it, once
 * @param wrong what stands there instead
 */
record Mutant(String source, String right, String wrong) {
  private static final Path SOURCES = Path.of("src/main/java/dev/carbon");
  private static final Path JAR = Path.of("target/carbon.jar");

  /** Compiles it; processes that are started so have the fault. */
  UnaryOperator<CarbonProcess> compiledIn(Path folder) throws IOException {
    String text = Files.readString(SOURCES.resolve(source));
    if (text.split(Pattern.quote(right), -1).length != 2) {
      throw new AssertionError(source + " does not hold this once: " + right);
    }
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Path file = sources.resolve(SOURCES.resolve(source).getFileName());
    Files.writeString(file, text.replace(right, wrong));
    Path classes = Files.createDirectories(folder.resolve("classes"));
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
    return carbon -> carbon.classesFirst(classes);
  }
}
