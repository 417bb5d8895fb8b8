/** The command that estimates a job in each region without launching. */
@NullMarked
package dev.carbon.cli.estimate;

import org.jspecify.annotations.NullMarked;
