package com.salesintelligence.local.pubsub.rest;

import io.grpc.netty.shaded.io.netty.buffer.ByteBuf;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandler;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.handler.codec.ByteToMessageDecoder;
import java.util.ArrayList;
import java.util.List;

/** Waits for what a connection says first, and makes room for what understands it. */
final class FirstBytes extends ByteToMessageDecoder {

  /** How HTTP/2 begins, and no method of HTTP/1.1. */
  private static final byte[] PRI = {'P', 'R', 'I'};

  private final ChannelHandler http2;
  private final List<ChannelHandler> http1;
  private final List<Object> events = new ArrayList<>();

  FirstBytes(ChannelHandler http2, List<ChannelHandler> http1) {
    this.http2 = http2;
    this.http1 = http1;
  }

  /** What gRPC begins with is kept for it. */
  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    events.add(event);
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (in.readableBytes() < PRI.length) {
      return;
    }
    if (isHttp2(in)) {
      ctx.pipeline().addAfter(ctx.name(), null, http2);
      events.forEach(ctx::fireUserEventTriggered);
    } else {
      http1.reversed().forEach(handler -> ctx.pipeline().addAfter(ctx.name(), null, handler));
    }
    // The bytes go on to the next handler.
    ctx.pipeline().remove(this);
  }

  private static boolean isHttp2(ByteBuf in) {
    for (int i = 0; i < PRI.length; i++) {
      if (in.getByte(in.readerIndex() + i) != PRI[i]) {
        return false;
      }
    }
    return true;
  }
}
