package dev.carbon.testing.cloud.storage;

import com.google.common.base.Splitter;
import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A request with everything decoded: method override, percent signs, gzip.
 *
 * @param path the path's segments
 * @param headers by lower-case name
 */
record StorageRequest(
    String method,
    List<String> path,
    Map<String, String> query,
    Map<String, String> headers,
    ByteString body) {

  static StorageRequest of(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, all) -> headers.put(lower(name), String.join(",", all)));
    try (InputStream in = exchange.getRequestBody()) {
      return of(
          exchange.getRequestMethod(), exchange.getRequestURI(), headers, RequestBody.read(in));
    }
  }

  /** As parsed from the wire; {@code headers} by lower-case name. */
  static StorageRequest of(String method, URI target, Map<String, String> headers, ByteString body)
      throws IOException {
    return new StorageRequest(
        headers.getOrDefault("x-http-method-override", method),
        Splitter.on('/')
            .splitToStream(target.getRawPath().substring(1))
            .map(segment -> decode(segment.replace("+", "%2B")))
            .toList(),
        query(target),
        headers,
        "gzip".equals(headers.get("content-encoding")) ? unzip(body) : body);
  }

  Optional<String> param(String name) {
    return Optional.ofNullable(query.get(name));
  }

  Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** What a test may want to see of any request. */
  Map<String, String> detail() {
    Map<String, String> detail = new TreeMap<>(query);
    detail.put("authorization", headers.containsKey("authorization") ? "present" : "absent");
    header("content-encoding").ifPresent(encoding -> detail.put("contentEncoding", encoding));
    return detail;
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> query(URI target) {
    Map<String, String> query = new HashMap<>();
    if (target.getRawQuery() != null) {
      for (String pair : Splitter.on('&').omitEmptyStrings().split(target.getRawQuery())) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        query.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static ByteString unzip(ByteString body) throws IOException {
    try (InputStream in = new GZIPInputStream(body.newInput())) {
      return ByteString.readFrom(in);
    }
  }
}
