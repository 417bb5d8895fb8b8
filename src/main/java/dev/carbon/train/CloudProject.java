package dev.carbon.train;

import dev.carbon.staging.RunId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;

/**
 * A project of Google Cloud in which runs are looked for that nobody here remembers.
 *
 * @param id of the project; all that the backend makes and finds is in it
 * @param home where the outputs of a run go that nobody has named a folder for; absolute
 */
public record CloudProject(
    String id,
    Backend backend,
    CloudSweep sweep,
    Histories histories,
    Function<RunId, Path> home,
    Clock clock) {}
