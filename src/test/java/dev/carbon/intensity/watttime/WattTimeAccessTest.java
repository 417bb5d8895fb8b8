package dev.carbon.intensity.watttime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.Access;
import dev.carbon.region.GridZone;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WattTimeAccessTest {
  private static final String LISTED =
      """
      {"signal_types":[
        {"signal_type":"co2_moer","regions":[
          {"region":"CAISO_NORTH","region_full_name":"Invented","parent":"CAISO","endpoints":[
            {"endpoint":"v3/historical","models":[]},{"endpoint":"v3/forecast","models":[]}]},
          {"region":"DE","endpoints":[{"endpoint":"forecast"}]},
          {"region":"FR","endpoints":[{"endpoint":"v3/historical"}]},
          {"region":"not a zone","endpoints":[{"endpoint":"v3/forecast"}]},
          {"region":"PL"}, {}, 7]},
        {"signal_type":"health_damage","regions":[
          {"region":"ES","endpoints":[{"endpoint":"v3/forecast"}]}]}]}
      """;

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void namesTheRegionsWhoseNewestFigureMayBeRead() {
    SERVICE.answers(Service.json(200, LISTED).withHeader("Date", "Mon, 02 Mar 2026 12:20:01 GMT"));
    Access access = SERVICE.client().access();
    assertEquals(
        Optional.of(Set.of(new GridZone("CAISO_NORTH"), new GridZone("DE"))), access.zones());
    assertEquals(Optional.of(Instant.parse("2026-03-02T12:20:01Z")), access.serverDate());
    assertEquals("/v3/my-access?signal_type=co2_moer", SERVICE.questions().get(0).getUrl());
  }

  @Test
  void aLoginThatMayReadNothingIsToldSo() {
    SERVICE.answers(200, "{\"signal_types\":[]}");
    assertEquals(Optional.of(Set.of()), SERVICE.client().access().zones());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "{\"signal_types\":{}}"})
  void anAnswerThatDoesNotSayIsNoAnswer(String body) {
    SERVICE.answers(200, body);
    assertEquals(ErrorKind.UPSTREAM, failure().kind());
  }

  @ParameterizedTest
  @CsvSource({"400,UPSTREAM", "403,UPSTREAM", "503,UPSTREAM", "401,CREDENTIALS"})
  void aRefusalIsAnError(int status, ErrorKind kind) {
    SERVICE.answers(status, "{\"error\":\"CANARY-token CANARY-password\"}");
    CarbonException error = failure();
    assertEquals(kind, error.kind());
    assertFalse(error.text().contains("CANARY"), error.text());
  }

  @Test
  void aWrongPasswordIsAnErrorOfTheCredentials() {
    SERVICE.answersLogin(Service.html(403));
    CarbonException error =
        assertThrows(CarbonException.class, () -> SERVICE.client(new TestHttp()).access());
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertTrue(error.hint().isPresent());
  }

  private static CarbonException failure() {
    return assertThrows(CarbonException.class, () -> SERVICE.client().access());
  }
}
