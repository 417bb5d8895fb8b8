package dev.carbon.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one file that a report is: its template with styles, scripts and the chart library put into
 * it. The policy in its head lets nothing run but these, and nothing be loaded.
 */
final class HtmlPage {
  private static final String FOLDER = "/dev/carbon/cli/report/";

  private static final List<String> STYLES =
      List.of("report-colours.css", "report.css", "report-media.css");

  /** Each uses what stands in those before it. */
  private static final List<String> SCRIPTS =
      List.of(
          "report-words.js",
          "report-sums.js",
          "report-grid.js",
          "report-table.js",
          "report-page.js");

  /** The version is that of {@code chart-js.version} in {@code pom.xml}. */
  private static final String LIBRARY = "/META-INF/resources/webjars/chart.js/4.5.1/";

  /** Whoever opens the page's tools would have the browser look for that file. */
  private static final Pattern MAP = Pattern.compile("(?m)^//# sourceMappingURL=.*$");

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  private HtmlPage() {}

  /**
   * The page.
   *
   * @param content markup by the name of its place in the template
   * @param data JSON in which no character means anything to a parser of HTML
   */
  static String of(Map<String, Html> content, String data) {
    String style = joined(STYLES);
    String script = "\"use strict\";\n(() => {\n" + joined(SCRIPTS) + "})();\n";
    String library = MAP.matcher(resource(LIBRARY + "dist/chart.umd.min.js")).replaceAll("");
    Map<String, String> parts = new LinkedHashMap<>();
    content.forEach((place, html) -> parts.put(place, html.toString()));
    parts.put("style", style);
    parts.put("chart-library", library);
    parts.put("script", script);
    parts.put("data", data);
    parts.put("library-licence", licence().toString());
    parts.put(
        "policy",
        "default-src 'none'; base-uri 'none'; form-action 'none'; style-src %s; script-src %s %s"
            .formatted(hash(style), hash(library), hash(script)));
    return fill(resource(FOLDER + "report.html"), parts);
  }

  private static Html licence() {
    return Html.list(
        "div",
        "p",
        resource(LIBRARY + "LICENSE.md").lines().filter(line -> !line.isBlank()).toList());
  }

  /** What is put in is not looked through for places again. */
  private static String fill(String template, Map<String, String> parts) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(parts.get(place.group(1)))
                        .orElseThrow(() -> new IllegalStateException("no " + place.group()))));
  }

  /** As a policy names a script or a style. */
  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  private static String joined(List<String> files) {
    return files.stream().map(file -> resource(FOLDER + file)).collect(Collectors.joining("\n"));
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
