/** The fake Cloud Logging API over HTTP. May import the script and REST; not the other services. */
@NullMarked
package dev.carbon.testing.cloud.logging;

import org.jspecify.annotations.NullMarked;
