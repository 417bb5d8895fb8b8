/** The command that shows the settings in force. */
@NullMarked
package dev.carbon.cli.config;

import org.jspecify.annotations.NullMarked;
