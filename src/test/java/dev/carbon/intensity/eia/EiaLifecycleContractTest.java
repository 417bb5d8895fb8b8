package dev.carbon.intensity.eia;

class EiaLifecycleContractTest extends EiaContract {
  EiaLifecycleContractTest() {
    super(Eia.LIFECYCLE, 820, 12);
  }
}
