package com.salesintelligence.local.pubsub.rest;

import io.grpc.netty.shaded.io.netty.buffer.ByteBufUtil;
import io.grpc.netty.shaded.io.netty.handler.codec.http.FullHttpRequest;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpHeaderNames;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpUtil;
import io.grpc.netty.shaded.io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a client asks.
 *
 * @param path as it was sent, which may be encoded
 * @param fromPage whether a page in a browser sent it
 */
record Request(
    String method,
    String path,
    Map<String, List<String>> query,
    String body,
    boolean keepAlive,
    boolean fromPage) {

  /** Rejects a query that cannot be decoded. */
  static Request of(FullHttpRequest http) {
    var uri = new QueryStringDecoder(http.uri());
    return new Request(
        http.method().name(),
        uri.rawPath(),
        query(uri),
        new String(ByteBufUtil.getBytes(http.content()), StandardCharsets.UTF_8),
        HttpUtil.isKeepAlive(http),
        http.headers().contains(HttpHeaderNames.ORIGIN));
  }

  private static Map<String, List<String>> query(QueryStringDecoder uri) {
    try {
      return uri.parameters();
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("The query is malformed: " + e.getMessage());
    }
  }
}
