/**
 * What the fake services that talk JSON over HTTP have in common. May import the script; not the
 * services.
 */
@NullMarked
package dev.carbon.testing.cloud.rest;

import org.jspecify.annotations.NullMarked;
