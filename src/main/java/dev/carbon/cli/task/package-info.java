/**
 * What is to be launched, read from the options of {@code train} and the task in the user's {@code
 * carbon.yaml}: code, program, image, machines, access. Prints nothing.
 */
@NullMarked
package dev.carbon.cli.task;

import org.jspecify.annotations.NullMarked;
