package dev.carbon.cli.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.carbon.doctor.Permissions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleFileTest {
  @ParameterizedTest
  @EnumSource(Role.class)
  void isOneYamlDocumentWithTheKeysOfARoleAndNothingElse(Role role) throws IOException {
    JsonNode yaml =
        new YAMLMapper().readTree(String.join("\n", RoleFile.lines(role, "my-project")));
    List<String> keys = new ArrayList<>();
    yaml.fieldNames().forEachRemaining(keys::add);
    assertEquals(List.of("title", "description", "stage", "includedPermissions"), keys);
    assertEquals("GA", yaml.get("stage").textValue());
    List<String> permissions = new ArrayList<>();
    yaml.get("includedPermissions").forEach(each -> permissions.add(each.textValue()));
    assertEquals(permissions.stream().sorted().distinct().toList(), permissions);
    assertTrue(permissions.stream().allMatch(each -> each.matches("[a-z]+(\\.[a-zA-Z]+){2}")));
    assertFalse(permissions.contains(Permissions.ACT_AS), "granted on the account alone");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void whoeverCleansUpCanDoNothingThatTheLauncherCannot(Role role) {
    assertTrue(
        Set.copyOf(Permissions.LAUNCHER.all()).containsAll(role.permissions().all()), role.word());
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theConditionSparesWhatIsNeitherBucketNorObject(Role role) {
    String text = String.join("\n", RoleFile.lines(role, "my-project"));
    assertTrue(
        text.contains(
            "expression=(resource.type != \"storage.googleapis.com/Bucket\" && resource.type !="
                + " \"storage.googleapis.com/Object\") ||"
                + " resource.name.startsWith(\"projects/_/buckets/carbon-\")"),
        text);
  }
}
