package dev.carbon.intensity.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceTerms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.GZIPOutputStream;

/** Files of invented hours, and sources that replay them. */
final class Traces {
  static final String HEAD = "ts_utc,ci_lca_g_per_kwh,ci_direct_g_per_kwh,filled\n";

  /** Three hours; the last was filled in. */
  static final String THREE_HOURS =
      HEAD
          + """
          2022-01-01T00:00Z,301.5,201.25,0
          2022-01-01T01:00Z,352.4,251.1,0
          2022-01-01T02:00Z,400,0,1
          """;

  final Path folder;

  Traces(Path folder) {
    this.folder = folder;
  }

  Path write(String name, String content) {
    return write(name, content.getBytes(UTF_8));
  }

  Path write(String name, byte[] content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A path below the folder, as the user would name it, as a source. */
  SourceOption option(String path) {
    return TraceFile.option(new SourceName("file:" + path), folder.resolve(path));
  }

  /** The source at a moment. */
  TraceFile at(String moment, String path) {
    return at(moment, path, Accounting.LIFECYCLE);
  }

  TraceFile at(String moment, String path, Accounting accounting) {
    return at(moment, option(path), accounting);
  }

  static TraceFile at(String moment, SourceOption option, Accounting accounting) {
    IntensityKind kind = new IntensityKind(option.name(), Signal.AVERAGE, accounting);
    Clock clock = Clock.fixed(Instant.parse(moment), ZoneOffset.UTC);
    return (TraceFile) option.open(new SourceTerms(kind, false, clock));
  }

  static byte[] packed(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
