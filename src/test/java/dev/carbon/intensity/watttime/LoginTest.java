package dev.carbon.intensity.watttime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Reading;
import dev.carbon.region.GridZone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
  private static final GridZone DE = new GridZone("DE");
  private static final String SOUND = Service.value("DE", "700");
  private static final int THREADS = 32;

  @RegisterExtension static final Service SERVICE = new Service();

  private final TestHttp http = new TestHttp();

  @Test
  void manyThreadsShareOneLogin() throws Exception {
    SERVICE.logsInSlowly(Service.TOKEN);
    SERVICE.answers(200, SOUND);
    for (Future<Reading> answer : askAtOnce(SERVICE.client(http))) {
      assertInstanceOf(Reading.Figure.class, answer.get());
    }
    assertEquals(1, SERVICE.logins().size());
    assertEquals(THREADS, SERVICE.questions().size());
  }

  @Test
  void manyThreadsShareOneRefusedLoginToo() throws Exception {
    SERVICE.answersLogin(Service.html(403).withFixedDelay(Service.SLOW_MILLIS));
    WattTime client = SERVICE.client(http);
    for (Future<Reading> answer : askAtOnce(client)) {
      assertRejected(assertThrows(ExecutionException.class, answer::get).getCause());
    }
    assertRejected(assertThrows(CarbonException.class, () -> client.latest(DE)));
    assertEquals(1, SERVICE.logins().size());
    assertEquals(List.of(), SERVICE.questions());
  }

  @Test
  void anExpiredTokenIsRenewedOnceForAllThreads() throws Exception {
    SERVICE.logsInSlowly("CANARY-old", "CANARY-new");
    SERVICE.answersTo("CANARY-new", SOUND);
    for (Future<Reading> answer : askAtOnce(SERVICE.client(http))) {
      assertInstanceOf(Reading.Figure.class, answer.get());
    }
    assertEquals(2, SERVICE.logins().size());
    assertEquals(2 * THREADS, SERVICE.questions().size());
  }

  @Test
  void aTokenIsRenewedWheneverItExpires() {
    SERVICE.logsIn("CANARY-1", "CANARY-2", "CANARY-3");
    SERVICE.answersTo("CANARY-1", SOUND);
    WattTime client = SERVICE.client(http);
    assertInstanceOf(Reading.Figure.class, client.latest(DE));
    SERVICE.answersTo("CANARY-2", SOUND);
    SERVICE.resetRequests();
    assertInstanceOf(Reading.Figure.class, client.latest(DE));
    assertEquals(1, SERVICE.logins().size());
  }

  @Test
  void aTokenThatEqualsTheExpiredOneIsANewOneAllTheSame() {
    SERVICE.logsIn(Service.TOKEN);
    SERVICE.answersTo("CANARY-other", SOUND);
    assertRejected(assertThrows(CarbonException.class, () -> SERVICE.client(http).latest(DE)));
    assertEquals(2, SERVICE.logins().size());
  }

  @Test
  void twoRefusedTokensInARowAreARejectedLogin() {
    SERVICE.logsIn("CANARY-1", "CANARY-2", "CANARY-3");
    SERVICE.answers(401, "{\"error\":\"CANARY-2 is no token\"}");
    assertRejected(assertThrows(CarbonException.class, () -> SERVICE.client(http).latest(DE)));
    assertEquals(2, SERVICE.logins().size());
    assertEquals(2, SERVICE.questions().size());
  }

  @Test
  void aRefusedTokenMayBeToldInHtml() {
    SERVICE.logsIn("CANARY-1", "CANARY-2");
    SERVICE.answers(Service.html(401));
    assertRejected(assertThrows(CarbonException.class, () -> SERVICE.client(http).latest(DE)));
    assertEquals(2, SERVICE.logins().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aWrongPasswordIsAnErrorThatNamesBothVariables(int status) {
    SERVICE.answersLogin(
        Service.json(status, "{\"error\":\"CANARY-password " + Service.CREDENTIALS + "\"}"));
    assertRejected(assertThrows(CarbonException.class, () -> SERVICE.client(http).latest(DE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"token\":null}",
        "{\"token\":\"\"}",
        "{\"token\":\"a\\r\\nX-Evil: 1\"}",
        "{\"token\":\"a b\"}",
        "{\"token\":\"\\u00e4\"}",
        "{\"token\":7}"
      })
  void aLoginWithoutATokenIsAGap(String body) {
    SERVICE.answersLogin(Service.json(200, body));
    assertTrue(gap(SERVICE.client(http)).endsWith("brought no token"));
    assertEquals(List.of(), SERVICE.questions());
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 422, 429, 500, 503})
  void aLoginThatIsNotAnsweredIsAGap(int status) {
    SERVICE.answersLogin(Service.html(status));
    gap(SERVICE.client(http));
    assertEquals(List.of(), SERVICE.questions());
  }

  @Test
  void aLoginThatFailedIsTriedAgainByTheNextQuestion() {
    SERVICE.answersLogin(aResponse().withStatus(500));
    SERVICE.answers(200, SOUND);
    WattTime client = SERVICE.client(http);
    gap(client);
    SERVICE.logsIn(Service.TOKEN);
    assertInstanceOf(Reading.Figure.class, client.latest(DE));
  }

  @Test
  void whoIsInterruptedWhileWaitingDoesNotEndTheLoginOfTheOthers() {
    SERVICE.logsInSlowly(Service.TOKEN);
    SERVICE.answers(200, SOUND);
    WattTime client = SERVICE.client(http);
    Thread.currentThread().interrupt();
    CarbonException error = assertThrows(CarbonException.class, () -> client.latest(DE));
    assertEquals(ErrorKind.INTERRUPTED, error.kind());
    assertInstanceOf(Reading.Figure.class, client.latest(DE));
    assertEquals(1, SERVICE.logins().size());
  }

  private static List<Future<Reading>> askAtOnce(WattTime client) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      Callable<Reading> question = () -> client.latest(DE);
      return threads.invokeAll(new ArrayList<>(Collections.nCopies(THREADS, question)));
    } finally {
      threads.shutdownNow();
    }
  }

  private String gap(WattTime client) {
    Reading.Gap gap = assertInstanceOf(Reading.Gap.class, client.latest(DE));
    assertEquals(GapReason.UPSTREAM, gap.reason(), gap.message());
    assertNoSecret(gap.message());
    return gap.message();
  }

  private void assertRejected(@Nullable Throwable thrown) {
    CarbonException error = assertInstanceOf(CarbonException.class, thrown);
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    String hint = error.hint().orElseThrow();
    assertTrue(hint.contains("WATTTIME_USER") && hint.contains("WATTTIME_PASSWORD"), hint);
    assertNoSecret(error + hint);
  }

  private void assertNoSecret(String message) {
    String said = message + http.trace();
    assertFalse(said.contains("CANARY") || said.contains(Service.CREDENTIALS), said);
  }
}
