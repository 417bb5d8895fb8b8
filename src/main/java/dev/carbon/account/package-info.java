/**
 * What a run's machines used and what the grid emitted meanwhile, put together from whatever is
 * known of each moment. May import placement and below; asks nobody.
 */
@NullMarked
package dev.carbon.account;

import org.jspecify.annotations.NullMarked;
