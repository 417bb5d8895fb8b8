package dev.carbon.faults;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;

/** All live services on one server of this machine, each below a path of its own. */
final class FaultyGrid extends WireMockExtension {
  FaultyGrid() {
    super(
        WireMockExtension.newInstance()
            .options(
                wireMockConfig()
                    .dynamicPort()
                    .bindAddress("127.0.0.1")
                    .containerThreads(32)
                    .extensions(new Echo())));
  }

  /** Where the services are. */
  String address() {
    return "http://127.0.0.1:" + getPort();
  }

  /** A server of this machine at which nothing listens. */
  static String closed() throws IOException {
    try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + once.getLocalPort();
    }
  }

  /** All services give good answers, as of {@code now}. */
  void isWell(Instant now) {
    for (Victim victim : Victim.values()) {
      answers(victim.struck(), Trouble.json(200, victim.good(now)));
      if (!Bodies.access(victim).isEmpty()) {
        answers(victim.base() + ".*/(zones|my-access)", Trouble.json(200, Bodies.access(victim)));
      }
    }
  }

  /** The struck calls of {@code victim} go wrong; all others stay well. */
  void goesWrong(Victim victim, Trouble trouble, Instant now, String elsewhere) {
    ResponseDefinitionBuilder answer =
        trouble.answer(new Trouble.Call(victim, now, elsewhere + "/login"));
    if (trouble.passes()) {
      stubFor(
          any(urlPathMatching(victim.struck()))
              .inScenario("passing")
              .whenScenarioStateIs(Scenario.STARTED)
              .willSetStateTo("passed")
              .willReturn(answer));
    } else {
      answers(victim.struck(), answer);
    }
  }

  /** What all calls to paths that match answer. */
  void answers(String paths, ResponseDefinitionBuilder answer) {
    stubFor(any(urlPathMatching(paths)).willReturn(answer));
  }

  /** Answers everything that anybody asks, well. */
  void temptsWith(Victim victim, Instant now) {
    stubFor(any(anyUrl()).willReturn(Trouble.json(200, victim.good(now))));
  }

  /** How many requests came for the struck calls. */
  int struck(Victim victim) {
    return findAll(anyRequestedFor(urlPathMatching(victim.struck()))).size();
  }

  /** How many requests came. */
  int requests() {
    return findAll(anyRequestedFor(anyUrl())).size();
  }
}
