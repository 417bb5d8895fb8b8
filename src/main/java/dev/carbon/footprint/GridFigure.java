package dev.carbon.footprint;

import dev.carbon.unit.GramsPerKwh;

/** One intensity of a grid, g CO2eq/kWh, and what sort of number it is. */
public record GridFigure(GramsPerKwh value, FigureKind kind) {}
