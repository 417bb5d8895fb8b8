package dev.carbon.testing.cloud;

import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Bucket;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.Storage;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the fake storage share: a cloud, and Google's own client to it. */
abstract class StorageClientTest {
  static final String BUCKET = "carbon-test-1";

  FakeGoogleCloud cloud;
  Storage storage;

  @BeforeEach
  void connect() throws IOException {
    cloud = FakeGoogleCloud.start();
    storage = RealClients.storage(cloud);
  }

  @AfterEach
  void disconnect() throws Exception {
    storage.close();
    cloud.close();
  }

  Bucket makeBucket() {
    return storage.create(BucketInfo.newBuilder(BUCKET).setLocation("europe-north1").build());
  }

  byte[] object(String name) {
    return cloud.bucket(BUCKET).orElseThrow().object(name).bytes();
  }

  static BlobInfo info(String name) {
    return BlobInfo.newBuilder(BUCKET, name).build();
  }
}
