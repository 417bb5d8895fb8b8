package dev.carbon.region;

/** Where a question about the grid points to: a zone by its name, or a point on the map. */
public sealed interface GridLocation permits GridZone, Coordinates {}
