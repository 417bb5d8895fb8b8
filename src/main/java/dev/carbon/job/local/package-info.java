/** A child process of this machine plays the training service. */
@NullMarked
package dev.carbon.job.local;

import org.jspecify.annotations.NullMarked;
