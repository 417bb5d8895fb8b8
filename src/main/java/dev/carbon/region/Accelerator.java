package dev.carbon.region;

import java.util.Optional;

/**
 * A kind of GPU or TPU.
 *
 * @param name as {@code --accelerator} takes it, such as {@code a100-80gb}
 * @param vertexType Vertex AI's enum name; empty where the machine type alone names it (TPU v5e and
 *     later)
 */
public record Accelerator(String name, Optional<String> vertexType) {}
