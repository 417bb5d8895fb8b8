/**
 * What all runs came to, added up so that no sum hides what is unknown, how its parts are known, or
 * that it is of rehearsals. May import train and below.
 */
@NullMarked
package dev.carbon.report;

import org.jspecify.annotations.NullMarked;
