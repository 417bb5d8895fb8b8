/**
 * Which regions can take a job, in what order, and why the others cannot. Pure but for asking the
 * intensity port. May import intensity and below; never a cloud.
 */
@NullMarked
package dev.carbon.placement;

import org.jspecify.annotations.NullMarked;
