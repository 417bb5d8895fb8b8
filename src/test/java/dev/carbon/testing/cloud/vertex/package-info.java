/** The fake Vertex AI job service over gRPC. May import the script, REST and the storage. */
@NullMarked
package dev.carbon.testing.cloud.vertex;

import org.jspecify.annotations.NullMarked;
