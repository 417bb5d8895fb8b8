package dev.carbon.job.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import io.grpc.ManagedChannel;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VertexEndpointTest {
  private static final Location FINLAND = new Location("europe-north1");

  @Test
  void isTheHostOfTheJobsOwnRegion() {
    VertexEndpoint endpoint = new VertexEndpoint(Optional.empty());

    ManagedChannel channel = endpoint.connect(FINLAND);

    assertEquals("europe-north1-aiplatform.googleapis.com:443", channel.authority());
    assertFalse(endpoint.isLoopback());
    channel.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8081", "localhost:8081", "[::1]:8081"})
  void isAServerOnThisMachineWhenTold(String text) {
    VertexEndpoint endpoint = new VertexEndpoint(Optional.of(text));

    ManagedChannel channel = endpoint.connect(FINLAND);

    assertEquals(text, channel.authority());
    assertTrue(endpoint.isLoopback());
    channel.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127.0.0.1",
        "http://127.0.0.1:80",
        "127.0.0.1:80/path",
        "user@127.0.0.1:80",
        "10.0.0.1:80",
        "evil.example:443",
        "127.0.0.1 :80"
      })
  void isNeverAServerElsewhere(String text) {
    CarbonException refusal =
        assertThrows(CarbonException.class, () -> new VertexEndpoint(Optional.of(text)));

    assertEquals(ErrorKind.CONFIGURATION, refusal.kind());
  }
}
