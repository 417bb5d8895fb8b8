/**
 * One HTTP client for the whole program: timeouts, retries, redaction, and strict JSON in. The only
 * package that may import okhttp3. May import unit and error; nothing else of ours.
 */
@NullMarked
package dev.carbon.http;

import org.jspecify.annotations.NullMarked;
