/**
 * What a training job is and how to run one: the port, its values and the bootstrap that starts the
 * script. A place to run lives in a sub-package.
 */
@NullMarked
package dev.carbon.job;

import org.jspecify.annotations.NullMarked;
