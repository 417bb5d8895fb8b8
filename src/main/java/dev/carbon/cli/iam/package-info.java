/** The command that prints the rights which carbon needs. */
@NullMarked
package dev.carbon.cli.iam;

import org.jspecify.annotations.NullMarked;
