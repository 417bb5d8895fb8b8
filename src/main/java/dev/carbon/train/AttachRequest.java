package dev.carbon.train;

import dev.carbon.staging.RunId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to go on with a run.
 *
 * @param logTail how many of the lines that the job has printed by now to show, from 0 to 1000;
 *     empty for all
 * @param folder of this machine, absolute, where the outputs go instead of where they were meant to
 */
public record AttachRequest(RunId run, OptionalInt logTail, Optional<Path> folder) {}
