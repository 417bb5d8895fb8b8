/** Help for commands and topics, and shell completion. */
@NullMarked
package dev.carbon.cli.help;

import org.jspecify.annotations.NullMarked;
