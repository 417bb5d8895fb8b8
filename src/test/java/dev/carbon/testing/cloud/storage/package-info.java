/**
 * The fake Cloud Storage JSON API over HTTP. May import the script and REST; not the job service.
 */
@NullMarked
package dev.carbon.testing.cloud.storage;

import org.jspecify.annotations.NullMarked;
