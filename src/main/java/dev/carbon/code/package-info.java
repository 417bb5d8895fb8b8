/**
 * Reads the user's code from a folder: which of its files are uploaded, which are left out and why,
 * what its Python imports, and what in them looks like a secret. Knows jobs and the terminal's safe
 * text, no command.
 */
@NullMarked
package dev.carbon.code;

import org.jspecify.annotations.NullMarked;
