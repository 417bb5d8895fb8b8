package dev.carbon.intensity.electricitymaps;

class PoisonedAnswersTest extends PoisonedAnswers {
  PoisonedAnswersTest() {
    super(ElectricityMaps.LIFECYCLE);
  }
}
