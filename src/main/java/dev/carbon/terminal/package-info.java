/**
 * The three streams and what is known of them: tables, the progress line, prompts, text made safe
 * to print. May import error and unit; nothing else of ours.
 */
@NullMarked
package dev.carbon.terminal;

import org.jspecify.annotations.NullMarked;
