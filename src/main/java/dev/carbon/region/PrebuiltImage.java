package dev.carbon.region;

import java.time.LocalDate;

/**
 * One of Google's prebuilt containers for training.
 *
 * @param name the last part of its address, without tag
 * @param framework such as PyTorch
 * @param version of the framework, and of Python
 * @param availableUntil the day Google announced as the end of its availability
 */
public record PrebuiltImage(
    String name, String framework, String version, LocalDate availableUntil) {}
