/**
 * The bucket of a run: make it, put code in, bring outputs home verified, remove it. Holds the port
 * and what is the same for every store; a store lives in a sub-package.
 */
@NullMarked
package dev.carbon.staging;

import org.jspecify.annotations.NullMarked;
