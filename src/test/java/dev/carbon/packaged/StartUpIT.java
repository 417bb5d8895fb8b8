package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.packaged.CarbonProcess.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command loads and touches before it is asked for anything. */
class StartUpIT {
  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(strings = {"--help", "train --help", "intensity --help", "help exit-codes"})
  void helpLoadsNoNetworkAndNoGoogleClass(String arguments) throws Exception {
    String loaded = classesLoadedBy(arguments.split(" "));

    assertTrue(loaded.contains("dev.carbon.Main"), "the log of loaded classes was read");
    assertFalse(loaded.contains("com.google."), "no Google class");
    assertFalse(loaded.contains("okhttp3."), "no HTTP client");
    assertFalse(loaded.contains("dev.carbon.export.bigquery."), "nothing of one command alone");
    assertFalse(loaded.contains("java.net.Socket "), "no socket");
    assertFalse(loaded.contains("sun.nio.ch.SocketChannelImpl "), "no socket");
  }

  @Test
  void aRankingByYearlyAveragesLoadsNoGoogleClass() throws Exception {
    String loaded = classesLoadedBy("regions", "--regions", "us");

    assertFalse(loaded.contains("com.google."), "no Google class");
    assertFalse(loaded.contains("okhttp3."), "no HTTP client");
  }

  @Test
  void endsQuietlyWhenNobodyReadsOn() throws Exception {
    Path log = home.resolve("err");
    Process pipe =
        new ProcessBuilder(
                "sh",
                "-c",
                "\"$1\" -jar \"$2\" help json 2>\"$3\" | head -n 1",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Path.of("target/carbon.jar").toAbsolutePath().toString(),
                log.toString())
            .start();

    assertEquals(
        "JSON", new String(pipe.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    assertEquals(0, pipe.waitFor());
    assertEquals("", Files.readString(log));
  }

  private String classesLoadedBy(String... arguments) throws IOException, InterruptedException {
    Path log = home.resolve("classes.log");
    Result result =
        new CarbonProcess(home.toRealPath()).jvm("-Xlog:class+load:file=" + log).run(arguments);
    assertEquals(0, result.exit(), result.err());
    return Files.readString(log);
  }
}
