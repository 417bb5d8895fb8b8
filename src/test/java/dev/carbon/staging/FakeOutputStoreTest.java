package dev.carbon.staging;

import dev.carbon.region.Location;

class FakeOutputStoreTest extends OutputStoreContract {
  private final FakeOutputStore store = new FakeOutputStore(new FakeStager());

  @Override
  protected OutputStore store() {
    return store;
  }

  @Override
  protected void makeBucket(String name, String location) {
    store.plantBucket(name, new Location(location));
  }

  @Override
  protected StoredObject write(String bucket, String name, byte[] content) {
    return store.write(bucket, name, content);
  }
}
