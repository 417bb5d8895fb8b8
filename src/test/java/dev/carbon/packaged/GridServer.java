package dev.carbon.packaged;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.file.Path;

/** A server on loopback in the place of Electricity Maps, and a command that asks it. */
final class GridServer {
  /** A token that must never be printed. */
  static final String TOKEN = "canary-token";

  private GridServer() {}

  static WireMockExtension onLoopback() {
    return WireMockExtension.newInstance()
        .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
        .build();
  }

  /** The packaged command in an empty home, with a token for that server. */
  static CarbonProcess command(Path home, WireMockExtension server) throws IOException {
    return new CarbonProcess(home.toRealPath())
        .with("ELECTRICITY_MAPS_API_KEY", TOKEN)
        .with("CARBON_ELECTRICITY_MAPS_URL", server.baseUrl() + "/v3");
  }
}
