package dev.carbon.region;

/** The kinds of disks that machines start from. */
public enum DiskKind {
  /** Persistent Disk. */
  PERSISTENT,
  /** Google Cloud Hyperdisk. */
  HYPERDISK
}
