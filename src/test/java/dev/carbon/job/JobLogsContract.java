package dev.carbon.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What any log of a job must do. */
public abstract class JobLogsContract {
  protected abstract JobLogs logs();

  /** A job that prints these lines and has ended. */
  protected abstract JobHandle jobThatPrinted(List<String> lines);

  /** A job of which nothing is known here. */
  protected abstract JobHandle unknownJob();

  /** Lets a moment pass after which it is worth to look again. */
  protected abstract void aMoment();

  @Test
  void showsEachLineOnceAndInOrder() {
    List<String> lines = List.of("epoch 1", "", "epoch 2  loss 0.5", "épöch 東京 😀");
    JobHandle job = jobThatPrinted(lines);

    assertEquals(lines, all(job));
    assertEquals(List.of(), all(job));
  }

  @Test
  void losesNothingOfALongLog() {
    List<String> lines = IntStream.range(0, 7500).mapToObj(i -> "line " + i).toList();
    JobHandle job = jobThatPrinted(lines);

    assertEquals(lines, all(job));
  }

  @Test
  void twoJobsDoNotMix() {
    JobHandle one = jobThatPrinted(List.of("of one"));
    JobHandle other = jobThatPrinted(List.of("of the other"));

    assertEquals(List.of("of the other"), all(other));
    assertEquals(List.of("of one"), all(one));
  }

  @Test
  void knowsNothingOfAnUnknownJob() {
    assertEquals(List.of(), all(unknownJob()));
  }

  /** What there is, as a patient reader gets it. */
  protected final List<String> all(JobHandle job) {
    List<String> texts = new ArrayList<>();
    for (int quiet = 0; quiet < 2; ) {
      LogBatch batch = logs().drain(job);
      batch.lines().forEach(line -> texts.add(line.text()));
      quiet = batch.lines().isEmpty() && !batch.hasMore() ? quiet + 1 : 0;
      aMoment();
    }
    return texts;
  }
}
