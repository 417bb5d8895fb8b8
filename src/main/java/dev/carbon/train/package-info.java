/**
 * The use case: request, plan, run, outcome, and the listener that hears of it. Knows ports only;
 * never an adapter, a stream or a flag.
 */
@NullMarked
package dev.carbon.train;

import org.jspecify.annotations.NullMarked;
