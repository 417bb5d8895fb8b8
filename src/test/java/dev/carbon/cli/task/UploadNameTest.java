package dev.carbon.cli.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UploadNameTest {
  @Test
  void lettersOfEveryScriptAreFineAndAccentsHoweverTheyAreWritten() {
    for (String name : List.of("task.py", "été.py", "e\u0301te\u0301.py", "訓練 2.py", "_a+b-c.py")) {
      assertEquals(Optional.empty(), UploadName.complaint(name), name);
    }
  }

  @Test
  void namesTheCharacterThatIsInTheWay() {
    assertEquals("has '$' in its name", start("a$b.py"));
    assertEquals("has '(' in its name", start("task (1).py"));
    assertEquals("has the invisible character U+0009 in its name", start("a\tb.py"));
    assertEquals("has the invisible character U+200B in its name", start("a\u200bb.py"));
    assertEquals("has '😀' in its name", start("😀.py"));
    assertEquals("begins with '-'", start("-a.py"));
    assertEquals("begins with '.'", start(".a.py"));
  }

  @Test
  void saysWhatToDoAboutEveryOtherName() {
    assertTrue(complaint("carbon_bootstrap.pyz").endsWith("carbon needs for itself; rename it"));
    assertEquals(Optional.empty(), UploadName.complaint("a".repeat(200)));
    assertEquals("has a name of more than 200 characters; rename it", complaint("a".repeat(201)));
  }

  private static String start(String name) {
    String complaint = complaint(name);
    assertTrue(complaint.contains("; rename it "), complaint);
    return complaint.substring(0, complaint.indexOf(';'));
  }

  private static String complaint(String name) {
    return UploadName.complaint(name).orElseThrow();
  }
}
