/**
 * Every live source against every fault of a network and of a service: each ends soon, with the
 * right reason in one line, and without a secret. Knows the whole program, and nothing knows it.
 */
@NullMarked
package dev.carbon.faults;

import org.jspecify.annotations.NullMarked;
