package dev.carbon.job.vertex;

/**
 * What Cloud Monitoring keeps of a training job's machines: fractions from 0 to 1, sampled once a
 * minute in each replica and seen some minutes later. There is none of accelerators for a job
 * without. Source: "Google Cloud metrics: ml", the metrics below {@code training}.
 */
enum UseMetric {
  ACCELERATORS("accelerator/utilization"),
  ACCELERATOR_MEMORY("accelerator/memory/utilization");

  private final String name;

  UseMetric(String name) {
    this.name = name;
  }

  String type() {
    return "ml.googleapis.com/training/" + name;
  }
}
