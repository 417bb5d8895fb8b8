package dev.carbon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.carbon.terminal.Terminal;
import dev.carbon.terminal.Verbosity;
import dev.carbon.testing.Cases;
import dev.carbon.testing.MadeUpText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "=\"a\"", "-", "--x"})
  void noCellOfTextIsAFormula(String text) throws IOException {
    document.putArray("rows").addObject().put("cell", text).putArray("list").add(text).add("b");

    Map<String, String> row = rows(csv("rows")).get(0);

    assertEquals("'" + text, row.get("cell"));
    assertEquals("'" + text + ";b", row.get("list"));
  }

  @Test
  void noColumnIsAFormula() {
    document.putObject("environment").put("x", 1);
    document.putObject("=cmd").put("y", 2);
    assertEquals("source,environment.x,'=cmd.y\nfake,1,2\n", csv());
  }

  @Test
  void numbersStayNumbers() {
    document.put("low", -1.5).put("count", -3).put("text", "-2.50").put("plus", "+7");
    assertEquals("source,low,count,text,plus\nfake,-1.5,-3,-2.50,+7\n", csv());
  }

  @Test
  void anyTextComesBackAsItWasOrMarked() {
    Cases.check(
        20261121,
        1000,
        random -> {
          out.reset();
          String made = MadeUpText.of(random, "=+-@\t\r\n ,;\"'0123.eE", 12);
          // Half a character has no bytes.
          String text = new String(made.getBytes(UTF_8), UTF_8);
          ObjectNode one = JsonDocument.create();
          one.putArray("rows").addObject().put("first", "1").put("cell", text).put("last", "2");
          DocumentPrinter.csv(terminal(), "rows").print(one);

          String cell = requireNonNull(rows(text()).get(0).get("cell"));
          assertTrue(cell.equals(text) || cell.equals("'" + text), text + " -> " + cell);
          boolean number = cell.matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
          assertTrue(cell.isEmpty() || number || "=+-@\t\r".indexOf(cell.charAt(0)) < 0, cell);
        });
  }

  @Test
  void aListThatIsMadeWhileItIsPrintedReadsAsAnyOther() {
    for (List<Integer> numbers : List.of(List.of(1, 2, 3), List.<Integer>of())) {
      ObjectNode there = JsonDocument.create().put("source", "fake").put("list", "no list");
      ArrayNode list = there.putObject("report").putArray("list");
      numbers.forEach(number -> fill(list.addObject(), number));
      ObjectNode made = JsonDocument.create().put("source", "fake").put("list", "no list");
      JsonDocument.putEach(made.putObject("report"), "list", numbers, DocumentPrinterTest::fill);
      assertEquals(
          printed(DocumentPrinter.json(terminal()), there), JsonDocument.print(made) + "\n");

      there.set("list", list);
      JsonDocument.putEach(made, "list", numbers, DocumentPrinterTest::fill);
      assertEquals(
          printed(DocumentPrinter.csv(terminal(), "list"), there),
          printed(DocumentPrinter.csv(terminal(), "list"), made));
    }
  }

  private static void fill(ObjectNode entry, int number) {
    entry
        .put("number", number)
        .putObject("more")
        .put(number > 2 ? "last" : "first", "of " + number);
  }

  private String printed(DocumentPrinter printer, ObjectNode other) {
    out.reset();
    printer.print(other);
    return text();
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

  private static List<Map<String, String>> rows(String csv) throws IOException {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(csv)) {
      return rows.readAll();
    }
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
