/** A folder of this machine plays the bucket. */
@NullMarked
package dev.carbon.staging.local;

import org.jspecify.annotations.NullMarked;
