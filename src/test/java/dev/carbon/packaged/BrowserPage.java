package dev.carbon.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A tab of a browser. */
final class BrowserPage {
  private static final int PICTURE_HEIGHT = 1600;

  private final DevTools tools;
  private final String session;

  private BrowserPage(DevTools tools, String session) {
    this.tools = tools;
    this.session = session;
  }

  static BrowserPage open(DevTools tools, URI address) {
    String target =
        tools
            .call("", "Target.createTarget", Map.of("url", "about:blank"))
            .at("/targetId")
            .asText();
    String session =
        tools
            .call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .at("/sessionId")
            .asText();
    BrowserPage page = new BrowserPage(tools, session);
    for (String domain : List.of("Page", "Network", "Runtime", "Log")) {
      page.call(domain + ".enable", Map.of());
    }
    page.call("Page.setLifecycleEventsEnabled", Map.of("enabled", true));
    String loader =
        page.call("Page.navigate", Map.of("url", address.toString())).at("/loaderId").asText();
    tools.await(
        session,
        "Page.lifecycleEvent",
        event ->
            event.path("name").asText().equals("load")
                && event.path("loaderId").asText().equals(loader));
    return page;
  }

  private JsonNode call(String method, Map<String, ?> parameters) {
    return tools.call(session, method, parameters);
  }

  /** The value of an expression; of a promise, once it is kept. */
  JsonNode evaluate(String script) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(script + ": " + result.get("exceptionDetails"));
    }
    return result.at("/result/value");
  }

  /** What the page asked for, by address: itself first. */
  List<String> requests() {
    return tools.events(session, "Network.requestWillBeSent").stream()
        .map(event -> event.at("/request/url").asText())
        .toList();
  }

  /** Errors, warnings and exceptions that a person would see in the browser's console. */
  List<String> complaints() {
    return Stream.of("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
        .flatMap(method -> tools.events(session, method).stream())
        .map(JsonNode::toString)
        .toList();
  }

  /** Makes the window that wide, with a person who likes it dark or not. */
  void show(int width, boolean dark) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    // Two frames on, the charts have taken the new size and colours.
    evaluate(
        "new Promise(settled => requestAnimationFrame(() =>"
            + " requestAnimationFrame(() => setTimeout(settled, 50))))");
  }

  /** Keeps pictures of the whole page, from its top down: {@code name-1.png} and so on. */
  void pictures(Path folder, String name) {
    int width = evaluate("innerWidth").asInt();
    int height = evaluate("document.documentElement.scrollHeight").asInt();
    for (int top = 0; top < height; top += PICTURE_HEIGHT) {
      Map<String, ?> part =
          Map.of(
              "x",
              0,
              "y",
              top,
              "width",
              width,
              "height",
              Math.min(PICTURE_HEIGHT, height - top),
              "scale",
              1);
      JsonNode picture =
          call(
              "Page.captureScreenshot",
              Map.of("format", "png", "captureBeyondViewport", true, "clip", part));
      Browser.write(
          folder.resolve(name + "-" + (1 + top / PICTURE_HEIGHT) + ".png"),
          Base64.getDecoder().decode(picture.at("/data").asText()));
    }
  }

  /** Keeps what a printer would get. */
  void print(Path file) {
    JsonNode paper = call("Page.printToPDF", Map.of("printBackground", false));
    Browser.write(file, Base64.getDecoder().decode(paper.at("/data").asText()));
  }
}
