package dev.carbon.region;

/** How sure it is that a region offers an accelerator for training. */
public enum Availability {
  /** Google's pages agree that it does. */
  DOCUMENTED,
  /** Only one of Google's pages says so; a quota request may be needed. */
  INFERRED,
  /** No page says so. */
  UNKNOWN
}
