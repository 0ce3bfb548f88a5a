package com.salesintelligence.local.pubsub.rest;

import io.grpc.netty.shaded.io.grpc.netty.GrpcHttp2ConnectionHandler;
import io.grpc.netty.shaded.io.grpc.netty.InternalProtocolNegotiator;
import io.grpc.netty.shaded.io.grpc.netty.InternalProtocolNegotiators;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandler;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpContentDecompressor;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpObjectAggregator;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpServerCodec;
import io.grpc.netty.shaded.io.netty.util.AsciiString;
import java.util.List;

/** Lets in gRPC and HTTP/1.1 by one port. */
public final class BothProtocols implements InternalProtocolNegotiator.ProtocolNegotiator {

  private static final int MAX_BODY = 32 << 20;

  private final InternalProtocolNegotiator.ProtocolNegotiator grpc =
      InternalProtocolNegotiators.serverPlaintext();
  private final Gateway gateway;

  public BothProtocols(Gateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public AsciiString scheme() {
    return grpc.scheme();
  }

  @Override
  public ChannelHandler newHandler(GrpcHttp2ConnectionHandler handler) {
    return new FirstBytes(
        grpc.newHandler(handler),
        List.of(
            new HttpServerCodec(),
            new HttpContentDecompressor(MAX_BODY),
            new HttpObjectAggregator(MAX_BODY),
            new Conversation(gateway)));
  }

  @Override
  public void close() {
    grpc.close();
    gateway.close();
  }
}
