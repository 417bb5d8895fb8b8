package dev.carbon.intensity.electricitymaps;

/** The same contract for the other kind. */
class DirectContractTest extends ElectricityMapsContractTest {
  @Override
  ElectricityMaps client() {
    return SERVICE.client("v4", Service.DIRECT);
  }

  @Override
  String body(String value) {
    return super.body(value).replace("lifecycle", "direct");
  }
}
