package dev.carbon.cli;

import dev.carbon.error.Problems;

/**
 * The shape of every command: options become a checked request, the request is carried out by one
 * use case, a view prints what came of it.
 *
 * @param <R> the request
 */
public interface CarbonCommand<R> {
  /**
   * Checks the options.
   *
   * @param problems holds what the parser complained of already; takes everything else that is
   *     wrong
   * @return the request; what it is does not matter when there are problems
   * @throws dev.carbon.error.CarbonException USAGE, by {@link Problems#throwIfAny}, when a part of
   *     the request cannot be made at all
   */
  R request(Problems problems);

  /** Carries the request out and returns the exit code. */
  int run(R request);
}
