/**
 * The one exception and its kinds, and the list of all problems of one input. Imports nothing of
 * ours.
 */
@NullMarked
package dev.carbon.error;

import org.jspecify.annotations.NullMarked;
