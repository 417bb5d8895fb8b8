/**
 * The durable history of a run: every change of the cloud is written here before and after it
 * happens. May import staging's run id and below.
 */
@NullMarked
package dev.carbon.ledger;

import org.jspecify.annotations.NullMarked;
