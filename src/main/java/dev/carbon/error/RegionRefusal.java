package dev.carbon.error;

/** Why a cloud's region does not take a job that another region may take. */
public enum RegionRefusal {
  /** The organisation's policy does not allow the location; it concerns every job. */
  POLICY,
  /** The machine or its accelerator is not offered there. */
  ACCELERATOR,
  /** The project's quota there is too small. */
  QUOTA,
  /** The region has no such machines left. */
  CAPACITY
}
