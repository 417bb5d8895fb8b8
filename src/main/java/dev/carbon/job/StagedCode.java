package dev.carbon.job;

import dev.carbon.staging.ObjectName;

/**
 * Code that lies in the bucket, ready to run.
 *
 * @param bootstrap the object that starts it; the manifest and all files of the code lie beside it
 * @param manifestSha256 of the manifest, in lower-case hexadecimal: the bootstrap runs nothing but
 *     what that manifest lists
 */
public record StagedCode(ObjectName bootstrap, String manifestSha256) {}
