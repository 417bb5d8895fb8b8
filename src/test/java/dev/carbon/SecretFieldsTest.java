package dev.carbon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.carbon.config.Environment;
import dev.carbon.job.Program;
import dev.carbon.job.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What may be secret does not show itself when something that holds it is printed. */
@AnalyzeClasses(packages = "dev.carbon", importOptions = DoNotIncludeTests.class)
class SecretFieldsTest {
  @ArchTest
  static final ArchRule NO_TEXT_HOLDS_A_TOKEN =
      fields()
          .that()
          .areNotStatic()
          .and()
          .haveNameMatching("(?i).*(token|password|secret|apikey|credential|bearer)s?")
          .should()
          .notHaveRawType(String.class)
          .because("a Secret prints as stars and is revealed only where it is sent");

  @Test
  void whatHoldsVariablesPrintsTheirNamesAlone() {
    Map<String, String> variables = Map.of("EIA_API_KEY", "CANARY");
    Task task =
        new Task(
            Program.script("train.py"),
            "python",
            List.of("CANARY"),
            variables,
            Map.of(),
            Optional.empty(),
            false);

    assertFalse(task.toString().contains("CANARY"), task.toString());
    Environment environment = new Environment(variables, Path.of("work"), Path.of("home"));
    assertFalse(environment.toString().contains("CANARY"), environment.toString());
  }
}
