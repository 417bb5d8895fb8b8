/**
 * Settings: declared once, merged once, each with its origin; and the environment they come from.
 * May import secret, unit and error; nothing else of ours.
 */
@NullMarked
package dev.carbon.config;

import org.jspecify.annotations.NullMarked;
