/**
 * What the fake cloud was asked and how it must answer: calls, faults, the script. Imports nothing
 * of ours.
 */
@NullMarked
package dev.carbon.testing.cloud.script;

import org.jspecify.annotations.NullMarked;
