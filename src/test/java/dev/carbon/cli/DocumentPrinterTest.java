package dev.carbon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.terminal.Terminal;
import dev.carbon.terminal.Verbosity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentPrinterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ObjectNode document = JsonDocument.create().put("source", "fake");

  @Test
  void printsARowForEachEntryOfTheListsWithTheColumnsOfAll() {
    ArrayNode ranking = document.putArray("ranking");
    ranking.addObject().put("region", "a").put("grams", 1.5).putNull("price");
    ranking.addObject().put("region", "b").putObject("mix").put("wind", 3);
    document.putArray("excluded").addObject().put("region", "c").put("message", "x, \"y\"");
    assertEquals(
        "source,region,grams,price,mix.wind,message\n"
            + "fake,a,1.5,,,\n"
            + "fake,b,,,3,\n"
            + "fake,c,,,,\"x, \"\"y\"\"\"\n",
        csv("ranking", "excluded"));
  }

  @Test
  void aValueOfTheDocumentIsNotTakenForOneOfAnEntry() {
    document.put("accelerator", "l4:1");
    document.putArray("ranking").addObject().put("region", "a").put("accelerator", "inferred");
    document.putArray("excluded").addObject().put("region", "b");
    assertEquals(
        "source,region,accelerator\nfake,a,inferred\nfake,b,\n", csv("ranking", "excluded"));
  }

  @Test
  void printsTheDocumentAsOneRowWhenNoListIsNamed() {
    document.putObject("bucket").put("name", "n");
    document.putArray("files").addObject().put("path", "p");
    document.putArray("notes").add("one").add("two");
    document.putNull("job");
    assertEquals("source,bucket.name,notes,job\nfake,n,one;two,\n", csv());
  }

  @Test
  void printsJsonAsItIs() {
    DocumentPrinter.json(terminal()).print(document);
    assertEquals(JsonDocument.print(document) + "\n", text());
  }

  private String csv(String... lists) {
    DocumentPrinter.csv(terminal(), lists).print(document);
    return text();
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private Terminal terminal() {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), stream, stream, "", Map.of());
    terminal.speak(Verbosity.QUIET);
    return terminal;
  }
}
