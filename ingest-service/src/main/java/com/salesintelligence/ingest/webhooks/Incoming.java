package com.salesintelligence.ingest.webhooks;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A request that says it comes from a source.
 *
 * @param uri as the service sees it
 * @param headers null for one that was not sent
 */
public record Incoming(
    String method, String uri, UnaryOperator<@Nullable String> headers, byte[] body) {

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.apply(name));
  }
}
