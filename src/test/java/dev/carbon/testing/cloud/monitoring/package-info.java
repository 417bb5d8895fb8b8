/**
 * The fake Cloud Monitoring API over HTTP. May import the script and REST; not the other services.
 */
@NullMarked
package dev.carbon.testing.cloud.monitoring;

import org.jspecify.annotations.NullMarked;
