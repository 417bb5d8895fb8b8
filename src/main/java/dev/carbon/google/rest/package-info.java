/**
 * Asks Google's services that carbon has no client library for: JSON over HTTP, as the user who is
 * logged in. May import google, http, unit and error; nothing else of ours.
 */
@NullMarked
package dev.carbon.google.rest;

import org.jspecify.annotations.NullMarked;
