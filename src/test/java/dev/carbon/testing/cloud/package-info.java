/**
 * A Google Cloud on the loopback interface that the real client libraries talk to. This package
 * knows its sub-packages; they do not know it.
 */
@NullMarked
package dev.carbon.testing.cloud;

import org.jspecify.annotations.NullMarked;
