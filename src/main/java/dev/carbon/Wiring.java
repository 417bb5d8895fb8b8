package dev.carbon;

import dev.carbon.cli.Services;
import dev.carbon.config.Environment;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings;
import dev.carbon.doctor.Doctor;
import dev.carbon.export.CarbonExport;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.http.ClockWatch;
import dev.carbon.http.EnvironmentProxies;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.RetryBudget;
import dev.carbon.intensity.FigureCache;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.GoogleAnnual;
import dev.carbon.intensity.IntensityLookup;
import dev.carbon.intensity.IntensitySources;
import dev.carbon.intensity.IntensitySurvey;
import dev.carbon.intensity.SourceSetup;
import dev.carbon.intensity.cache.DiskCache;
import dev.carbon.intensity.eia.Eia;
import dev.carbon.intensity.electricitymaps.ElectricityMaps;
import dev.carbon.intensity.energycharts.EnergyCharts;
import dev.carbon.intensity.trace.TraceFile;
import dev.carbon.intensity.ukgrid.UkGrid;
import dev.carbon.intensity.watttime.WattTime;
import dev.carbon.placement.AcceleratorSurvey;
import dev.carbon.placement.CurrentFigure;
import dev.carbon.placement.DataSurvey;
import dev.carbon.placement.Estimator;
import dev.carbon.placement.PastFigures;
import dev.carbon.placement.RefusalMemory;
import dev.carbon.placement.RegionSurvey;
import dev.carbon.placement.memory.DiskRefusals;
import dev.carbon.region.Catalogue;
import dev.carbon.signal.Signals;
import dev.carbon.signal.Stop;
import dev.carbon.terminal.Terminal;
import dev.carbon.train.Backend;
import dev.carbon.train.BackendKind;
import dev.carbon.train.CloudProject;
import dev.carbon.train.Destinations;
import dev.carbon.train.Histories;
import dev.carbon.train.OrphanSweep;
import dev.carbon.train.PlanGrid;
import dev.carbon.train.PlanMemo;
import dev.carbon.train.Rediscovery;
import dev.carbon.train.TrainPlanner;
import dev.carbon.train.Trainer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Puts the program together; with {@link Backends} and {@link Checkups} it alone names adapters.
 * Nothing is made before it is asked for, so that {@code --help} opens no socket and loads no
 * Google class.
 */
final class Wiring implements Services {
  private static final Duration SURVEY_DEADLINE = Duration.ofSeconds(60);
  private static final int RETRIES_A_SURVEY = 10;

  private final Environment environment;
  private final Terminal terminal;
  private final Clock clock = Clock.systemUTC();
  private final Supplier<Settings> settings;
  private final Supplier<Catalogue> catalogue =
      Lazy.of(() -> Catalogue.bundled(settings().percent(Setting.VERTEX_FEE)));
  private final Supplier<JsonHttp> http;
  private final ClockWatch watch;
  private final Supplier<IntensitySources> sources = Lazy.of(() -> everySource(this::watchedHttp));
  private final Supplier<FigureCache> cache;
  private final Supplier<RefusalMemory> refusals;
  private final Backends backends;
  private final Supplier<Histories> histories;
  private final IntensitySurvey survey = new IntensitySurvey(SURVEY_DEADLINE);

  Wiring(Environment environment, Terminal terminal) {
    this.environment = environment;
    this.terminal = terminal;
    this.watch = new ClockWatch(clock, terminal::say);
    this.settings = Lazy.of(() -> Settings.resolve(environment));
    this.cache = Lazy.of(() -> new DiskCache(environment.cacheHome(), clock, terminal::trace));
    this.refusals =
        Lazy.of(() -> new DiskRefusals(environment.cacheHome(), clock, terminal::trace));
    this.http =
        Lazy.of(
            () -> new JsonHttp(new EnvironmentProxies(environment.variables()), terminal::trace));
    this.backends = new Backends(environment, this::settings, this::refusals, http, clock);
    this.histories =
        Lazy.of(() -> new Histories(backends.ledgers(terminal::say), new PlanMemo(catalogue())));
  }

  @Override
  public String version() {
    return Version.current();
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public Environment environment() {
    return environment;
  }

  @Override
  public Settings settings() {
    return settings.get();
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Catalogue catalogue() {
    return catalogue.get();
  }

  @Override
  public IntensitySources sources() {
    return sources.get();
  }

  @Override
  public FigureCache cache() {
    return cache.get();
  }

  @Override
  public RefusalMemory refusals() {
    return refusals.get();
  }

  @Override
  public IntensityLookup intensityLookup() {
    return new IntensityLookup(sources(), figures(), survey, clock);
  }

  @Override
  public Doctor doctor() {
    // A wrong clock is one finding among others, which is told with them.
    return new Checkups(this, backends, http, everySource(http)).doctor();
  }

  @Override
  public RegionSurvey regionSurvey() {
    return new RegionSurvey(
        catalogue(),
        sources(),
        figures(),
        refusals(),
        new DataSurvey(backends.datasets(), EnergyModel.bundled()),
        clock);
  }

  @Override
  public AcceleratorSurvey acceleratorSurvey() {
    return new AcceleratorSurvey(catalogue(), regionSurvey(), EnergyModel.bundled());
  }

  @Override
  public Estimator estimator() {
    return new Estimator(EnergyModel.bundled());
  }

  @Override
  public TrainPlanner trainPlanner() {
    return new TrainPlanner(regionSurvey(), destinations(), new SecureRandom(), clock);
  }

  @Override
  public Backend backend(BackendKind kind, Optional<String> project) {
    return backends.of(kind, project);
  }

  @Override
  public Rediscovery rediscovery(String project) {
    return new Rediscovery(
        cloudProject(project, backends.of(BackendKind.VERTEX, Optional.of(project))));
  }

  /** An orphan is so old that every job is listed by now: there is nothing to wait for. */
  @Override
  public OrphanSweep orphanSweep(String project) {
    Backend backend =
        backends.of(BackendKind.VERTEX, Optional.of(project)).settlingIn(Duration.ZERO);
    return new OrphanSweep(cloudProject(project, backend), trainer(backend).aftercare(), stop());
  }

  @Override
  public CarbonExport carbonExport(String payer) {
    return backends.carbonExport(payer, stop()::pause);
  }

  private CloudProject cloudProject(String project, Backend backend) {
    return new CloudProject(
        project,
        backend,
        backends.sweep(project, SURVEY_DEADLINE),
        histories(),
        destinations()::usual,
        clock);
  }

  private Destinations destinations() {
    return new Destinations(environment.workingDirectory(), backends.outputs());
  }

  @Override
  public Stop stop() {
    return new Signals();
  }

  @Override
  public Trainer trainer(BackendKind kind, Optional<String> project) {
    return trainer(backends.of(kind, project));
  }

  private Trainer trainer(Backend backend) {
    return new Trainer(
        backend,
        histories(),
        trainPlanner(),
        EnergyModel.bundled(),
        new PlanGrid(
            new CurrentFigure(sources(), figures(), clock),
            new PastFigures(sources(), figures(), clock)),
        stop(),
        clock,
        version());
  }

  @Override
  public Histories histories() {
    return histories.get();
  }

  private JsonHttp watchedHttp() {
    return http.get().with(watch);
  }

  /** Every source of figures, in the order in which they are considered. */
  private IntensitySources everySource(Supplier<JsonHttp> client) {
    SourceSetup setup =
        new SourceSetup(
            () -> client.get().with(new RetryBudget(RETRIES_A_SURVEY)), settings(), environment);
    return new IntensitySources(
        List.of(
            ElectricityMaps.option(setup),
            WattTime.option(setup),
            Eia.option(setup),
            EnergyCharts.option(setup),
            UkGrid.option(setup),
            GoogleAnnual.option(catalogue().regions())),
        name -> TraceFile.option(name, environment.workingDirectory().resolve(name.path())));
  }

  private FigureSurvey figures() {
    return new FigureSurvey(survey, cache(), clock);
  }
}
