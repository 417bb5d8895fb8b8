package dev.carbon.intensity.electricitymaps;

class PoisonedDirectAnswersTest extends PoisonedAnswers {
  PoisonedDirectAnswersTest() {
    super(ElectricityMaps.DIRECT);
  }
}
