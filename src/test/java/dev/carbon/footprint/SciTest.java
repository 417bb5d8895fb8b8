package dev.carbon.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.unit.Grams;
import dev.carbon.unit.KilowattHours;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SciTest {
  private static final Optional<Embodied> MADE =
      Optional.of(new Embodied(new Grams(100), new Grams(300)));

  @Test
  void ofARunIsAllThatItEmittedAsARange() {
    Sci sci = Sci.of(run(1000).withEmbodied(MADE), FunctionalUnit.RUN).orElseThrow();
    assertEquals(new Grams(1100), sci.low());
    assertEquals(new Grams(1300), sci.high());
    assertEquals("run", sci.per().name());
  }

  @Test
  void ofAUnitIsItsPartOfThat() {
    FunctionalUnit epochs = FunctionalUnit.reported("epoch", 10).orElseThrow();
    Sci sci = Sci.of(run(1000).withEmbodied(MADE), epochs).orElseThrow();
    assertEquals(new Grams(110), sci.low());
    assertEquals(new Grams(130), sci.high());
  }

  @Test
  void namesBoundaryAndBasesOfItsParts() {
    Sci sci = Sci.of(run(1000).withEmbodied(MADE), FunctionalUnit.RUN).orElseThrow();
    assertEquals(Boundary.FACILITY, sci.boundary());
    assertEquals(Basis.MEASURED, sci.energyBasis());
    assertEquals(Basis.ASSUMED, sci.embodiedBasis());
  }

  @Test
  void isUnknownWithoutEitherPart() {
    assertEquals(Optional.empty(), Sci.of(run(1000), FunctionalUnit.RUN));
    assertEquals(
        Optional.empty(),
        Sci.of(Footprint.ofCost(Optional.empty()).withEmbodied(MADE), FunctionalUnit.RUN));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void nothingIsSharedBySuchACount(double count) {
    assertEquals(Optional.empty(), FunctionalUnit.reported("token", count));
    assertThrows(IllegalArgumentException.class, () -> new FunctionalUnit("token", count));
  }

  @Test
  void aFootprintWithoutTheBuildingIsNone() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Footprint(
                Optional.empty(),
                Optional.empty(),
                Boundary.NODE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  private static Footprint run(double grams) {
    return new Footprint(
        Optional.of(new KilowattHours(5)),
        Optional.of(Basis.MEASURED),
        Boundary.FACILITY,
        Optional.of(new Grams(grams)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
