package dev.carbon;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beInterfaces;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.carbon.cli.Services;
import dev.carbon.export.CarbonExport;
import dev.carbon.http.Pause;
import dev.carbon.http.RetryPolicy;
import dev.carbon.intensity.AccessSource;
import dev.carbon.intensity.BreakdownSource;
import dev.carbon.intensity.FigureCache;
import dev.carbon.intensity.ForecastSource;
import dev.carbon.intensity.HistorySource;
import dev.carbon.intensity.IndexSource;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.PlaceSource;
import dev.carbon.job.JobLogs;
import dev.carbon.job.JobMonitor;
import dev.carbon.job.JobRunner;
import dev.carbon.ledger.Ledgers;
import dev.carbon.ledger.RunLedger;
import dev.carbon.placement.RefusalMemory;
import dev.carbon.signal.Stop;
import dev.carbon.staging.Datasets;
import dev.carbon.staging.OutputStore;
import dev.carbon.staging.OwnBuckets;
import dev.carbon.staging.Stager;
import dev.carbon.train.TrainListener;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The promises of the layout: who may know whom, and what happens in one place only. */
@AnalyzeClasses(packages = "dev.carbon", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final int LONGEST_FILE = 300;
  private static final Pattern SENTENCE =
      Pattern.compile("^/\\*\\*.*?[A-Z][^.]+\\..*?\\*/\\s*@NullMarked\\s+package ", Pattern.DOTALL);

  private static final Set<String> PORTS =
      Stream.of(
              AccessSource.class,
              BreakdownSource.class,
              CarbonExport.class,
              Datasets.class,
              FigureCache.class,
              ForecastSource.class,
              HistorySource.class,
              IndexSource.class,
              IntensitySource.class,
              JobLogs.class,
              JobMonitor.class,
              JobRunner.class,
              Ledgers.class,
              OutputStore.class,
              OwnBuckets.class,
              Pause.class,
              PlaceSource.class,
              RefusalMemory.class,
              RunLedger.class,
              Services.class,
              Stager.class,
              Stop.class,
              TrainListener.class)
          .map(Class::getName)
          .collect(Collectors.toUnmodifiableSet());

  @ArchTest
  static final ArchRule EACH_PACKAGE_KNOWS_ONLY_WHAT_STANDS_BELOW_IT =
      classes()
          .should(Layers.onlyUseWhatStandsBelow())
          .because(
              "there is one ordered list of packages; a sub-package stands above its parent and"
                  + " knows none of its sisters");

  @ArchTest
  static final ArchRule THERE_ARE_NO_CYCLES =
      slices()
          .matching("dev.carbon.(**)")
          .should()
          .beFreeOfCycles()
          .because("what knows each other is one package, not two");

  @ArchTest
  static final ArchRule ONLY_THE_ROOT_KNOWS_ALL =
      noClasses()
          .that(resideInAPackage("dev.carbon.."))
          .and(not(resideInAPackage("dev.carbon")))
          .should()
          .dependOnClassesThat(resideInAPackage("dev.carbon"))
          .because("the root puts the program together, and nothing below may ask for it");

  @ArchTest
  static final ArchRule ONLY_THE_WIRING_NAMES_ADAPTERS =
      noClasses()
          .that(not(Layers.adapters()))
          .and(not(type(Wiring.class)))
          .and(not(type(Backends.class)))
          .and(not(type(Checkups.class)))
          .and(not(type(JobWatch.class)))
          .should()
          .dependOnClassesThat(Layers.adapters())
          .because("everybody else speaks to a port, so that an adapter can be exchanged");

  @ArchTest
  static final ArchRule AN_ADAPTER_IMPLEMENTS_A_PORT =
      classes()
          .that(Layers.adapters())
          .and()
          .arePublic()
          .and()
          .areNotNestedClasses()
          .and()
          .areNotRecords()
          .should()
          .beAssignableTo(DescribedPredicate.describe("a port", ArchitectureTest::isPort))
          .because("what a sub-package shows to the wiring is its adapter and its values");

  @ArchTest
  static final ArchRule PORTS_ARE_INTERFACES =
      classes()
          .that(DescribedPredicate.describe("are ports", port -> PORTS.contains(port.getName())))
          .should(beInterfaces())
          .because("a port has a fake, and both pass its contract");

  @ArchTest
  static final ArchRule GOOGLES_CLIENTS_STAY_IN_THEIR_ADAPTERS =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "dev.carbon.google..",
                      "dev.carbon.job.vertex..",
                      "dev.carbon.staging.gcs..")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "com.google.cloud..",
                  "com.google.api..",
                  "com.google.auth..",
                  "com.google.protobuf..",
                  "io.grpc.."))
          .because("a run on this machine, and --help, must load no class of Google's");

  @ArchTest
  static final ArchRule THE_HTTP_CLIENT_STAYS_IN_HTTP =
      noClasses()
          .that(not(resideInAPackage("dev.carbon.http..")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("okhttp3..", "okio..", "java.net.http..")
                  .or(equivalentTo(HttpURLConnection.class))
                  .or(equivalentTo(URLConnection.class)))
          .because("timeouts, retries and redaction are decided in one place");

  @ArchTest
  static final ArchRule THE_PARSER_STAYS_AT_THE_COMMAND_LINE =
      noClasses()
          .that(not(resideInAnyPackage("dev.carbon", "dev.carbon.cli..")))
          .should()
          .dependOnClassesThat(resideInAPackage("picocli.."))
          .because("what carbon does must not depend on how it is called");

  @ArchTest
  static final ArchRule ONLY_MAIN_TOUCHES_THE_PROCESS =
      noClasses()
          .that(not(type(Main.class)))
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "System.exit, getenv, setIn, setOut or setErr",
                  call ->
                      isOf(call, System.class)
                          && Set.of("exit", "getenv", "setIn", "setOut", "setErr")
                              .contains(call.getName())))
          .orShould()
          .accessFieldWhere(
              DescribedPredicate.describe(
                  "System.in, out or err",
                  access ->
                      isOf(access, System.class)
                          && Set.of("in", "out", "err").contains(access.getName())))
          .because("the program is a function of its arguments, environment and streams");

  @ArchTest
  static final ArchRule ONLY_SIGNALS_HALT =
      noClasses()
          .that(not(resideInAPackage("dev.carbon.signal")))
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "Runtime.halt, exit or addShutdownHook",
                  call ->
                      isOf(call, Runtime.class)
                          && Set.of("halt", "exit", "addShutdownHook").contains(call.getName())))
          .because("a second Ctrl-C is the one way to end without an exit code from run()");

  @ArchTest
  static final ArchRule NOBODY_SLEEPS_BUT_THE_TWO_PAUSES =
      noClasses()
          .that(not(resideInAPackage("dev.carbon.signal").or(type(RetryPolicy.class))))
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "a sleep",
                  call ->
                      call.getName().equals("sleep")
                          && (isOf(call, Thread.class) || isOf(call, TimeUnit.class))))
          .because("a wait is either cut short by a signal or faked by a test");

  @Test
  void everyPackageSaysInASentenceWhatItIsAndIsNullMarked() throws IOException {
    List<Path> folders =
        sources().map(Path::getParent).distinct().filter(each -> each != null).toList();
    assertTrue(folders.size() > 15, () -> "too few packages found: " + folders);
    assertAll(
        folders.stream()
            .map(
                folder ->
                    () ->
                        assertTrue(
                            SENTENCE
                                .matcher(Files.readString(folder.resolve("package-info.java")))
                                .find(),
                            folder + " has no sentence or no @NullMarked")));
  }

  @Test
  void noFileIsTooLongToRead() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources().toList()) {
      int lines = Files.readAllLines(file).size();
      if (lines > LONGEST_FILE) {
        tooLong.add(file + " has " + lines + " lines");
      }
    }
    assertEquals(List.of(), tooLong);
  }

  private static Stream<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    }
  }

  private static boolean isOf(JavaAccess<?> access, Class<?> owner) {
    return access.getTargetOwner().isEquivalentTo(owner);
  }

  private static boolean isPort(JavaClass type) {
    return type.getAllRawInterfaces().stream().anyMatch(each -> PORTS.contains(each.getName()));
  }
}
