package dev.carbon.cli.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.JsonDocument;
import dev.carbon.doctor.Check;
import dev.carbon.doctor.Diagnosis;
import dev.carbon.terminal.SafeText;

/** The checks as a document. */
final class DoctorJson implements DoctorView {
  private final DocumentPrinter printer;

  DoctorJson(DocumentPrinter printer) {
    this.printer = printer;
  }

  @Override
  public void show(Diagnosis diagnosis) {
    ObjectNode document = JsonDocument.create();
    ArrayNode checks = document.putArray("checks");
    for (Check check : diagnosis.checks()) {
      ObjectNode entry = checks.addObject();
      entry.put("name", check.name());
      entry.put("status", check.status().word());
      entry.put("message", SafeText.lines(check.message()));
      JsonDocument.put(entry, "fix", check.fix().map(SafeText::lines));
    }
    printer.print(document);
  }
}
