package dev.carbon.testing.cloud;

import dev.carbon.testing.cloud.bigquery.FakeTable;
import dev.carbon.testing.cloud.bigquery.FootprintRow;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** A Carbon Footprint export with made-up figures of two projects, from 2026-04 to 2026-09. */
public final class ExampleExport {
  public static final String NAME = "my-billing.carbon.carbon_footprint";

  private static final YearMonth FIRST = YearMonth.of(2026, 4);
  private static final int MONTHS = 6;

  /** With rows of {@code my-project} (Vertex AI, Cloud Storage) and {@code other-project}. */
  public static final FakeTable TABLE = FakeTable.export(NAME, rows().toArray(FootprintRow[]::new));

  private ExampleExport() {}

  private static List<FootprintRow> rows() {
    List<FootprintRow> rows = new ArrayList<>();
    for (int i = 0; i < MONTHS; i++) {
      String month = FIRST.plusMonths(i).toString();
      rows.add(row(month, "my-project", "Vertex AI", "europe-west4", 4 + i));
      rows.add(row(month, "my-project", "Cloud Storage", "europe-west4", 1));
      rows.add(row(month, "other-project", "BigQuery", "us-central1", 2));
    }
    return rows;
  }

  /** Location-based electricity of so many kilograms, and what goes with it. */
  private static FootprintRow row(
      String month, String project, String service, String region, double kilograms) {
    return FootprintRow.of(month, project, service, region)
        .with("carbon_footprint_kgCO2e.scope1", kilograms / 100)
        .with("carbon_footprint_kgCO2e.scope2.location_based", kilograms)
        .with("carbon_footprint_kgCO2e.scope2.market_based", kilograms / 4)
        .with("carbon_footprint_kgCO2e.scope3", kilograms / 2)
        .with("carbon_footprint_total_kgCO2e.location_based", kilograms * 1.51);
  }
}
