package dev.carbon.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private final Problems problems = new Problems();

  @Nested
  class WithoutAny {
    @Test
    void nothingIsThrown() {
      problems.throwIfAny(ErrorKind.USAGE);
      assertTrue(problems.isEmpty());
    }
  }

  @Nested
  class WithOne {
    @Test
    void theMessageIsTheProblemItself() {
      problems.add("--timeout: '5' is no length of time", "write 5m");
      CarbonException error = thrown();
      assertEquals("--timeout: '5' is no length of time", error.text());
      assertEquals(Optional.of("write 5m"), error.hint());
      assertEquals(ErrorKind.USAGE, error.kind());
    }

    @Test
    void thereIsNoHintWhereNoneWasGiven() {
      problems.add("it is wrong");
      assertEquals(Optional.empty(), thrown().hint());
    }
  }

  @Nested
  class WithSeveral {
    @Test
    void allAreListedInOrder() {
      problems.add("first");
      problems.add("second");
      problems.add("third");
      assertEquals("3 problems:\n  - first\n  - second\n  - third", thrown().text());
      assertEquals(List.of("first", "second", "third"), problems.messages());
    }

    @Test
    void theSameHintIsGivenOnce() {
      problems.add("first", "look there");
      problems.add("second", "look there");
      problems.add("third", "and there");
      assertEquals(Optional.of("look there\nand there"), thrown().hint());
    }
  }

  private CarbonException thrown() {
    return assertThrows(CarbonException.class, () -> problems.throwIfAny(ErrorKind.USAGE));
  }
}
