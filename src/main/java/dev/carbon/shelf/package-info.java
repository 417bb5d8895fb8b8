/**
 * Small sealed files in a folder of their owner's: what is read is to the byte what was written, or
 * it is not used. May import http, secret, unit and error; nothing else of ours.
 */
@NullMarked
package dev.carbon.shelf;

import org.jspecify.annotations.NullMarked;
