package dev.carbon.staging.gcs;

import com.google.api.client.http.HttpRequestFactory;
import com.google.cloud.storage.Storage;

/**
 * Google's client, and the same calls without it where it would hold whole files in memory.
 *
 * @param requests made with the same login and timeouts
 * @param host as {@code https://storage.googleapis.com}
 */
record StorageAccess(
    Storage storage, HttpRequestFactory requests, String host, Patience patience) {}
