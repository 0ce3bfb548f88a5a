package com.salesintelligence.local.pubsub.rest;

import io.grpc.netty.shaded.io.netty.buffer.Unpooled;
import io.grpc.netty.shaded.io.netty.channel.ChannelFutureListener;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.SimpleChannelInboundHandler;
import io.grpc.netty.shaded.io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.grpc.netty.shaded.io.netty.handler.codec.http.FullHttpRequest;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpHeaderNames;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpResponseStatus;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpUtil;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: its requests are answered in turn, also when they came at once. */
final class Conversation extends SimpleChannelInboundHandler<FullHttpRequest> {

  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
  private static final int MOST_WAITING = 100;

  private final Gateway gateway;
  private final Queue<Request> waiting = new ArrayDeque<>();
  private boolean busy;
  private @Nullable Runnable cancel;

  Conversation(Gateway gateway) {
    this.gateway = gateway;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest http) {
    if (!http.decoderResult().isSuccess()) {
      send(ctx, Answer.invalid("The request is not HTTP/1.1."), false);
      return;
    }
    try {
      waiting.add(Request.of(http));
    } catch (InvalidRequestException | IllegalArgumentException e) {
      send(ctx, Answer.invalid(e.getMessage()), false);
      return;
    }
    if (waiting.size() > MOST_WAITING) {
      ctx.close();
      return;
    }
    next(ctx);
  }

  private void next(ChannelHandlerContext ctx) {
    if (busy || waiting.isEmpty()) {
      return;
    }
    busy = true;
    Request request = waiting.remove();
    cancel =
        gateway.serve(
            request, answer -> ctx.executor().execute(() -> answered(ctx, request, answer)));
  }

  private void answered(ChannelHandlerContext ctx, Request request, Answer answer) {
    busy = false;
    cancel = null;
    send(ctx, answer, request.keepAlive());
    next(ctx);
  }

  private static void send(ChannelHandlerContext ctx, Answer answer, boolean keepAlive) {
    var body = Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8);
    var response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), body);
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=UTF-8");
    HttpUtil.setContentLength(response, body.readableBytes());
    HttpUtil.setKeepAlive(response, keepAlive);
    var sent = ctx.writeAndFlush(response);
    if (!keepAlive) {
      sent.addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** Nobody waits for the answer any more. */
  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    waiting.clear();
    Runnable running = cancel;
    if (running != null) {
      running.run();
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    LOG.debug("A connection breaks", cause);
    ctx.close();
  }
}
