package dev.carbon.intensity.eia;

class EiaDirectContractTest extends EiaContract {
  EiaDirectContractTest() {
    super(Eia.DIRECT, 760, 0);
  }
}
