/** The signals of the operating system and the stop they ask for. Imports nothing of ours. */
@NullMarked
package dev.carbon.signal;

import org.jspecify.annotations.NullMarked;
