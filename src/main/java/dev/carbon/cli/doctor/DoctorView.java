package dev.carbon.cli.doctor;

import dev.carbon.doctor.Diagnosis;

/** Shows what the checkups found. */
interface DoctorView {
  void show(Diagnosis diagnosis);
}
