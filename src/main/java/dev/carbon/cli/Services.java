package dev.carbon.cli;

import dev.carbon.config.Environment;
import dev.carbon.config.Settings;
import dev.carbon.doctor.Doctor;
import dev.carbon.export.CarbonExport;
import dev.carbon.intensity.FigureCache;
import dev.carbon.intensity.IntensityLookup;
import dev.carbon.intensity.IntensitySources;
import dev.carbon.placement.AcceleratorSurvey;
import dev.carbon.placement.Estimator;
import dev.carbon.placement.RefusalMemory;
import dev.carbon.placement.RegionSurvey;
import dev.carbon.region.Catalogue;
import dev.carbon.signal.Stop;
import dev.carbon.terminal.Terminal;
import dev.carbon.train.Backend;
import dev.carbon.train.BackendKind;
import dev.carbon.train.Histories;
import dev.carbon.train.OrphanSweep;
import dev.carbon.train.Rediscovery;
import dev.carbon.train.TrainPlanner;
import dev.carbon.train.Trainer;
import java.time.Clock;
import java.util.Optional;

/** What commands work with. Everything costly is made when it is first asked for. */
public interface Services {
  /** Of this carbon. */
  String version();

  Terminal terminal();

  Environment environment();

  Settings settings();

  Clock clock();

  Catalogue catalogue();

  /** All sources of figures, usable or not. */
  IntensitySources sources();

  FigureCache cache();

  /** What the cloud refused within the last day. */
  RefusalMemory refusals();

  IntensityLookup intensityLookup();

  /** Looks at everything that carbon's work depends on. */
  Doctor doctor();

  RegionSurvey regionSurvey();

  AcceleratorSurvey acceleratorSurvey();

  Estimator estimator();

  TrainPlanner trainPlanner();

  /** What is known here of earlier runs. */
  Histories histories();

  /** Where jobs run; the parameters and errors are those of {@link #trainer}. */
  Backend backend(BackendKind backend, Optional<String> project);

  /** Finds what a project of Google Cloud has of runs; fails as {@link #trainer} does. */
  Rediscovery rediscovery(String project);

  /** Finds what carbon left in a project and nobody tends; fails as {@link #trainer} does. */
  OrphanSweep orphanSweep(String project);

  /**
   * Google's own account of emissions.
   *
   * @param payer the project in whose name it is read
   * @throws dev.carbon.error.CarbonException CONFIGURATION when the address that stands in for
   *     Google is wrong
   */
  CarbonExport carbonExport(String payer);

  /** Hears when carbon is asked to stop, once it listens. */
  Stop stop();

  /**
   * A trainer that can run there.
   *
   * @param project of Google Cloud, for a backend that needs one
   * @throws dev.carbon.error.CarbonException CREDENTIALS or CONFIGURATION when it cannot
   */
  Trainer trainer(BackendKind backend, Optional<String> project);
}
