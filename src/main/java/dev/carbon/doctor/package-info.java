/**
 * Whether carbon can do its work here: the services and their keys, the clock, the proxy, Python.
 * May import train and everything below; never a command, never an adapter.
 */
@NullMarked
package dev.carbon.doctor;

import org.jspecify.annotations.NullMarked;
