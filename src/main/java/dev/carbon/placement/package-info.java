/**
 * Which regions can take a job, in what order, and why the others cannot. Pure but for asking the
 * intensity port and where the job's data lies. May import ledger and below; never a cloud.
 */
@NullMarked
package dev.carbon.placement;

import org.jspecify.annotations.NullMarked;
