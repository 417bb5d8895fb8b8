package dev.carbon.job.local;

import dev.carbon.job.JobHandle;
import dev.carbon.job.JobLogs;
import dev.carbon.job.JobLogsContract;
import dev.carbon.region.Location;
import dev.carbon.staging.RunId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What real children print. */
class LocalLogsTest extends JobLogsContract {
  @TempDir private Path folder;
  private LocalJobs jobs = new LocalJobs(Path.of(""));

  @BeforeEach
  void start() {
    jobs = new LocalJobs(folder);
  }

  @AfterEach
  void leaveNoChildBehind() {
    jobs.close();
  }

  @Override
  protected JobLogs logs() {
    return jobs.runner();
  }

  @Override
  protected JobHandle jobThatPrinted(List<String> lines) {
    String text = String.join("\\n", lines);
    String script = "import sys\nsys.stdout.buffer.write(\"" + text + "\\n\".encode())\n";
    JobHandle job = jobs.submit(jobs.job(RunId.random(new SecureRandom()), 1, script));
    var unused = jobs.awaitEnd(job);
    return job;
  }

  @Override
  protected JobHandle unknownJob() {
    return new JobHandle("local:0", Location.LOCAL);
  }

  @Override
  protected void aMoment() {}
}
