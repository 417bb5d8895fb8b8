package dev.carbon.job;

import dev.carbon.staging.ObjectName;

/**
 * Code that lies in the bucket, ready to run.
 *
 * @param script the object to run; the bootstrap lies beside it
 * @param sha256 of the script, in lower-case hexadecimal; the bootstrap runs nothing else
 */
public record StagedCode(ObjectName script, ObjectName bootstrap, String sha256) {}
