package dev.carbon.cli.train;

import dev.carbon.train.OrphanRequest;

/**
 * A sweep as it was asked for.
 *
 * @param project to look through
 * @param again the command that asks for the same
 * @param onlyList nobody is asked and nothing removed
 */
record OrphansInput(String project, OrphanRequest request, String again, boolean onlyList) {}
