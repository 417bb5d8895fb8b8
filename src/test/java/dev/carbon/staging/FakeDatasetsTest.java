package dev.carbon.staging;

class FakeDatasetsTest extends DatasetsContract {
  private final FakeDatasets fake = new FakeDatasets();

  @Override
  protected Datasets datasets() {
    return fake;
  }

  @Override
  protected void put(String bucket, String location, String name, int bytes) {
    fake.object(bucket, location, name, bytes);
  }
}
