package dev.carbon.job.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.rest.GoogleApi;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.RetryBudget;
import dev.carbon.http.TestHttp;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobMonitor;
import dev.carbon.job.JobMonitor.Observed;
import dev.carbon.job.JobMonitorContract;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.monitoring.SeriesName;
import dev.carbon.testing.cloud.script.Fault;
import dev.carbon.testing.cloud.script.RecordedCall;
import dev.carbon.train.MutableClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a Cloud Monitoring on this machine. */
class CloudMonitoringTest extends JobMonitorContract {
  private static final String OPERATION = "timeSeries.list";
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final MutableClock clock = new MutableClock();
  private final FakeGoogleCloud cloud;
  private CloudMonitoring monitoring;
  private int jobs;

  CloudMonitoringTest() throws IOException {
    cloud = FakeGoogleCloud.start();
    monitoring = monitoring(new TestHttp().client(), LONGEST);
  }

  private CloudMonitoring monitoring(JsonHttp http, Duration longest) {
    GoogleApi api =
        GoogleApi.standIn(
            URI.create(cloud.monitoringUrl()),
            "CARBON_MONITORING_URL",
            http.with(new RetryBudget(0)));
    return new CloudMonitoring(api, "my-project", longest, clock);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Override
  protected JobMonitor monitor() {
    return monitoring;
  }

  @Override
  protected JobHandle job() {
    return LoggingRig.job(++jobs);
  }

  @Override
  protected void seen(JobHandle job, Instant time, double accelerators, OptionalDouble memory) {
    cloud.series().plant(series(job, 0, UseMetric.ACCELERATORS), time, accelerators);
    memory.ifPresent(
        share -> cloud.series().plant(series(job, 0, UseMetric.ACCELERATOR_MEMORY), time, share));
  }

  private static SeriesName series(JobHandle job, int replica, UseMetric metric) {
    return new SeriesName(LoggingRig.id(job), "workerpool1-" + replica, metric.type());
  }

  private void busy(JobHandle job, int replica, Duration after, double share) {
    cloud.series().plant(series(job, replica, UseMetric.ACCELERATORS), START.plus(after), share);
  }

  @Test
  void eachMetricIsWhereItBelongs() {
    JobHandle job = job();
    Instant time = START.plusSeconds(60);
    cloud.series().plant(series(job, 0, UseMetric.ACCELERATORS), time, 0.25);
    cloud.series().plant(series(job, 0, UseMetric.ACCELERATOR_MEMORY), time, 0.5);

    assertEquals(
        List.of(new Observed(START, Duration.ofMinutes(5), Optional.of(0.25), Optional.of(0.5))),
        monitoring.use(job, START, END));
  }

  @Test
  void isTheMeanOfAllReplicasAndMinutesByPiecesOfFiveMinutes() {
    JobHandle job = job();
    busy(job, 0, Duration.ofMinutes(1), 0.2);
    busy(job, 0, Duration.ofMinutes(2), 0.4);
    busy(job, 1, Duration.ofMinutes(5), 0.9);
    busy(job, 1, Duration.ofMinutes(6), 0.7);

    List<Observed> use = monitoring.use(job, START, START.plus(Duration.ofMinutes(7)));

    assertEquals(0.5, use.get(0).accelerators().orElseThrow(), 1e-12);
    assertEquals(0.7, use.get(1).accelerators().orElseThrow(), 1e-12);
    assertEquals(Duration.ofMinutes(5), use.get(0).length());
    assertEquals(START.plus(Duration.ofMinutes(5)), use.get(1).start());
    assertEquals(Duration.ofMinutes(2), use.get(1).length(), "the job was over then");
  }

  @Test
  void readsAllPages() {
    JobHandle job = job();
    for (int minute = 1; minute <= 60; minute++) {
      busy(job, 0, Duration.ofMinutes(minute), 0);
      busy(job, 1, Duration.ofMinutes(minute), 1);
    }
    cloud.series().mostPerPage(7);

    List<Observed> use = monitoring.use(job, START, END);

    assertEquals(12, use.size());
    use.forEach(each -> assertEquals(Optional.of(0.5), each.accelerators()));
    assertEquals(18 + 1, cloud.calls(OPERATION).size(), "120 samples, and a question for none");
  }

  @Test
  void isNotLedOnForEver() {
    JobHandle job = job();
    for (int minute = 1; minute <= 60; minute++) {
      busy(job, 0, Duration.ofMinutes(minute), 0.5);
    }
    cloud.series().mostPerPage(1);

    CarbonException error =
        assertThrows(CarbonException.class, () -> monitoring.use(job, START, END));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertTrue(cloud.calls(OPERATION).size() < 40);
  }

  @Test
  void whatIsNoShareIsNoValue() {
    JobHandle job = job();
    SeriesName name = series(job, 0, UseMetric.ACCELERATORS);
    busy(job, 0, Duration.ofMinutes(1), 1.5);
    busy(job, 0, Duration.ofMinutes(2), -0.1);
    busy(job, 0, Duration.ofMinutes(3), 0.5);
    cloud.series().plantText(name, START.plusSeconds(240), "NaN");
    cloud.series().plantText(name, START.plusSeconds(400), "Infinity");

    List<Observed> use = monitoring.use(job, START, END);

    assertEquals(1, use.size(), use::toString);
    assertEquals(Optional.of(0.5), use.get(0).accelerators());
  }

  @Test
  void asksForALittleMoreThanItShowsAndNeverForTheFuture() {
    JobHandle job = job();
    assertEquals(List.of(), monitoring.use(job, START, END));
    RecordedCall call = cloud.calls(OPERATION).get(0);
    assertEquals("2025-12-31T19:55:00Z", call.detail("interval.startTime"));
    assertEquals("2025-12-31T21:10:00Z", call.detail("interval.endTime"));

    Instant now = clock.instant();
    assertEquals(List.of(), monitoring.use(job, START, now));
    assertEquals(now.toString(), cloud.calls(OPERATION).get(2).detail("interval.endTime"));
  }

  @Test
  void whatArrivesLateIsThereAtALaterLook() {
    JobHandle job = job();
    SeriesName name = series(job, 0, UseMetric.ACCELERATORS);
    cloud.series().plantLate(name, START.plusSeconds(60), 0.5, Duration.ofMinutes(6));
    assertEquals(List.of(), monitoring.use(job, START, END));

    cloud.moveClock(Duration.ofMinutes(7));
    assertEquals(1, monitoring.use(job, START, END).size());
  }

  @Test
  void anAnswerForAnotherJobOrMetricIsNone() {
    JobHandle job = job();
    busy(job, 0, Duration.ofMinutes(1), 0.5);
    for (SeriesName other :
        List.of(
            series(job(), 0, UseMetric.ACCELERATORS),
            new SeriesName(LoggingRig.id(job), "workerpool0-0", "ml.googleapis.com/other"))) {
      cloud.series().answerAs(other);
      assertEquals(List.of(), monitoring.use(job, START, END), other::toString);
    }
  }

  @Test
  void namesThePermissionThatIsMissing() {
    cloud.script().fault(OPERATION, 1, Fault.http(403, "The caller does not have permission"));

    CarbonException error =
        assertThrows(CarbonException.class, () -> monitoring.use(job(), START, END));

    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertTrue(error.text().contains("monitoring.timeSeries.list"), error::text);
    assertTrue(error.text().contains("The caller does not have permission"), error::text);
  }

  @Test
  void failsOnceWhateverGoesWrong() {
    for (Fault fault :
        List.of(Fault.http(429), Fault.http(503), Fault.http(400), Fault.garbage(), Fault.drop())) {
      int before = cloud.calls(OPERATION).size();
      cloud.script().fault(OPERATION, 1, fault);

      CarbonException error =
          assertThrows(CarbonException.class, () -> monitoring.use(job(), START, END));

      assertEquals(ErrorKind.UPSTREAM, error.kind(), fault::toString);
      assertEquals(before + 1, cloud.calls(OPERATION).size(), fault::toString);
    }
  }

  @Test
  void keepsWhatItKnowsOfAcceleratorsWhenTheirMemoryIsNotTold() {
    for (Fault fault : List.of(Fault.http(403), Fault.http(503), Fault.garbage(), Fault.drop())) {
      assertKnownWithoutMemory(fault);
    }
  }

  @Test
  void keepsWhatItKnowsOfAcceleratorsWhenTheirMemoryTakesTooLong() {
    monitoring = monitoring(new TestHttp().client(), Duration.ofSeconds(2));
    assertKnownWithoutMemory(Fault.silence());
  }

  private void assertKnownWithoutMemory(Fault fault) {
    JobHandle job = job();
    seen(job, START.plusSeconds(60), 0.25, OptionalDouble.of(0.5));
    cloud.script().fault(OPERATION, 1, 1, fault);

    List<Observed> use = monitoring.use(job, START, END);

    assertEquals(1, use.size(), fault::toString);
    assertEquals(Optional.of(0.25), use.get(0).accelerators(), fault::toString);
    assertEquals(Optional.empty(), use.get(0).acceleratorMemory(), fault::toString);
  }

  @Test
  void aPartOfThePagesOfMemoryIsNone() {
    JobHandle job = job();
    for (int minute = 1; minute <= 60; minute++) {
      seen(job, START.plusSeconds(60L * minute), 0.25, OptionalDouble.of(0.5));
    }
    cloud.series().mostPerPage(10);
    cloud.script().fault(OPERATION, 8, 1, Fault.http(503));

    List<Observed> use = monitoring.use(job, START, END);

    assertEquals(12, use.size(), use::toString);
    use.forEach(each -> assertEquals(Optional.empty(), each.acceleratorMemory()));
  }

  @Test
  void givesUpOnASilentServiceInTime() {
    monitoring = monitoring(new TestHttp().client(), Duration.ofMillis(200));
    cloud.script().fault(OPERATION, 1, Fault.silence());

    CarbonException error =
        assertThrows(CarbonException.class, () -> monitoring.use(job(), START, END));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertTrue(error.text().contains("has not answered within"), error::text);
  }

  @Test
  void sendsNoCredentialToWhatStandsIn() {
    var unused = monitoring.use(job(), START, END);

    List<RecordedCall> calls = cloud.calls(OPERATION);
    assertEquals(2, calls.size());
    for (RecordedCall call : calls) {
      assertEquals("", call.detail("authorization"));
      assertEquals("my-project", call.detail("project"));
    }
  }
}
