/**
 * What every Google client needs: the user's login, and silence on stderr. May import unit and
 * error; nothing else of ours.
 */
@NullMarked
package dev.carbon.google;

import org.jspecify.annotations.NullMarked;
