package dev.carbon.intensity.trace;

import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.IntensitySourceContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class TraceFileContractTest extends IntensitySourceContract {
  private static final String NOON = "2026-03-02T12:20:00Z";

  @TempDir private Path folder;

  @Override
  protected IntensitySource answering(double gramsPerKwh) {
    return source("DE.csv", Traces.HEAD + "2026-03-02T12:00Z," + gramsPerKwh + ",,0\n");
  }

  @Override
  protected IntensitySource withoutData() {
    return source("FR.csv", Traces.HEAD + "2026-03-02T12:00Z,40,,0\n");
  }

  @Override
  protected IntensitySource unreachable() {
    return new Traces(folder).at(NOON, "nowhere.csv");
  }

  @Override
  protected Optional<IntensitySource> rejectingTheToken() {
    return Optional.empty();
  }

  private IntensitySource source(String name, String content) {
    Traces traces = new Traces(folder);
    traces.write(name, content);
    return traces.at(NOON, name);
  }
}
