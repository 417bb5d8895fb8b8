package dev.carbon.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.intensity.Reading;
import dev.carbon.testing.Canary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that repeats all it was sent, wherever it can, gets nothing of it into our words. */
class SourceEchoTest {
  @RegisterExtension static final FaultyGrid GRID = new FaultyGrid();

  @RegisterExtension static final FaultyGrid ELSEWHERE = new FaultyGrid();

  @TempDir private Path cache;

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("dev.carbon.faults.Repetition#cells")
  void whatAServiceRepeatsIsNotSaidAgain(Victim victim, Repetition manner) throws IOException {
    GRID.isWell(Inquiry.NOW);
    GRID.answers(victim.struck(), manner.answer(victim, Inquiry.NOW, ELSEWHERE.address()));
    Inquiry inquiry = new Inquiry(victim, GRID.address(), cache, true);

    inquiry.askAll();
    String message = message(inquiry);

    SourceFaultTest.assertOneLine(message);
    assertFalse(message.length() > 250, message);
    assertEquals(0, ELSEWHERE.requests(), "requests to another host");
    Canary.assertAbsent(inquiry.everything());
    Canary.assertAbsentBelow(cache);
  }

  @Test
  void theServerReallyRepeatsWhatItWasSent() throws IOException {
    GRID.answers(
        "/.*",
        Echo.in(
            Trouble.json(200, Echo.REQUEST)
                .withStatusMessage("No " + Echo.REQUEST)
                .withHeader("Retry-After", Echo.SECRETS)));
    String answer;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), GRID.getPort())) {
      String request =
          """
          GET /x?api_key=a%20b HTTP/1.1
          Host: x
          Authorization: Basic c
          auth-token: d
          Connection: close

          """
              .replace("\n", "\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
    String[] parts = answer.split("\r\n\r\n", 2);
    assertTrue(parts[0].lines().findFirst().orElse("").contains("auth-token: d"), answer);
    assertTrue(parts[0].contains("Retry-After: dca%20ba bdca%20ba b"), answer);
    assertTrue(parts[1].contains("/x?api_key=a%20b ") && parts[1].contains("Basic c"), answer);
  }

  private static String message(Inquiry inquiry) {
    try {
      Reading reading = inquiry.latest();
      return reading instanceof Reading.Gap gap ? gap.message() : "a figure";
    } catch (CarbonException e) {
      return e.text();
    }
  }
}
