package dev.carbon.intensity;

/** What sort of number a figure is. Only figures of one and the same kind may be compared. */
public record IntensityKind(SourceName source, Signal signal, Accounting accounting) {}
