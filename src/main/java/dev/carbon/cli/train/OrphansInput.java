package dev.carbon.cli.train;

import dev.carbon.train.OrphanRequest;

/**
 * A sweep as it was asked for.
 *
 * @param project to look through
 */
record OrphansInput(String project, OrphanRequest request) {}
