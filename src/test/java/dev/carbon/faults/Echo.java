package dev.carbon.faults;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the server repeat what it was sent, wherever its answer has one of the marks. */
final class Echo implements ResponseDefinitionTransformerV2 {
  /** Stands for the whole request: address, query and headers. */
  static final String REQUEST = "@REQUEST@";

  /** Stands for the secrets of the request alone, so often that any cut goes through one. */
  static final String SECRETS = "@SECRETS@";

  private static final String NAME = "echo";
  private static final Pattern KEY = Pattern.compile("api_key=([^&]*)");

  /** The same answer with its marks filled in. */
  static ResponseDefinitionBuilder in(ResponseDefinitionBuilder answer) {
    return answer.withTransformers(NAME);
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    ResponseDefinition answer = event.getResponseDefinition();
    Request request = event.getRequest();
    ResponseDefinitionBuilder filled =
        new ResponseDefinitionBuilder()
            .withStatus(answer.getStatus())
            .withStatusMessage(fill(answer.getStatusMessage(), request))
            .withBody(fill(answer.getBody(), request));
    for (HttpHeader header : answer.getHeaders().all()) {
      filled.withHeader(header.key(), fill(header.firstValue(), request));
    }
    return filled.build();
  }

  private static String fill(String text, Request request) {
    return text.replace(REQUEST, everything(request))
        .replace(SECRETS, String.join("", secrets(request)).repeat(12));
  }

  private static String everything(Request request) {
    StringBuilder text = new StringBuilder("GET " + request.getAbsoluteUrl());
    for (HttpHeader header : request.getHeaders().all()) {
      text.append(' ').append(header.key()).append(": ").append(header.firstValue());
    }
    return text + " " + String.join(" ", secrets(request));
  }

  private static List<String> secrets(Request request) {
    List<String> secrets = new ArrayList<>();
    for (String header : List.of("auth-token", "Authorization")) {
      if (request.containsHeader(header)) {
        secrets.add(request.getHeader(header).replaceFirst("^(Basic|Bearer) ", ""));
      }
    }
    Matcher key = KEY.matcher(request.getUrl());
    if (key.find()) {
      secrets.add(key.group(1));
      secrets.add(URLDecoder.decode(key.group(1), StandardCharsets.UTF_8));
    }
    return secrets;
  }
}
