package com.salesintelligence.local.pubsub.rest;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers HTTP by calling the same service as any other client of gRPC. */
public final class Gateway implements AutoCloseable {

  private static final Runnable NOTHING = () -> {};

  private final Routes routes;
  private final Supplier<ManagedChannel> connect;
  private @Nullable ManagedChannel channel;
  private boolean closed;

  /**
   * @param connect to the service; not called before somebody asks over HTTP
   */
  public Gateway(List<ServiceDescriptor> services, Supplier<ManagedChannel> connect) {
    this.routes = Routes.of(services);
    this.connect = connect;
  }

  /** Answers once; what is given back ends the work when nobody waits for it any more. */
  Runnable serve(Request request, Consumer<Answer> caller) {
    try {
      return call(request, caller);
    } catch (InvalidRequestException e) {
      caller.accept(Answer.invalid(e.getMessage()));
      return NOTHING;
    }
  }

  private Runnable call(Request request, Consumer<Answer> caller) {
    if (request.fromPage()) {
      caller.accept(
          Answer.of(
              Status.PERMISSION_DENIED.withDescription(
                  "Pages in a browser have no access to the embedded Pub/Sub server.")));
      return NOTHING;
    }
    if (request.path().equals("/")) {
      caller.accept(Answer.ok("{}"));
      return NOTHING;
    }
    Optional<Routes.Found> found = routes.find(request);
    if (found.isEmpty()) {
      caller.accept(
          Answer.of(
              Status.NOT_FOUND.withDescription(
                  "Method not found: %s %s".formatted(request.method(), request.path()))));
      return NOTHING;
    }
    JsonFormat.Printer printer = Settings.printer(request.query());
    var method = found.get().route().method();
    Message message =
        RequestMessage.read(
            ((PrototypeMarshaller<Message>) method.getRequestMarshaller()).getMessagePrototype(),
            found.get(),
            request);
    ClientCall<Message, Message> call = channel().newCall(method, CallOptions.DEFAULT);
    ClientCalls.asyncUnaryCall(call, message, new Printing(printer, caller));
    return () -> call.cancel("Nobody waits for the answer", null);
  }

  private synchronized ManagedChannel channel() {
    if (channel == null) {
      channel = connect.get();
    }
    if (closed) {
      channel.shutdownNow();
    }
    return channel;
  }

  private static final class Printing implements StreamObserver<Message> {

    private final JsonFormat.Printer printer;
    private final Consumer<Answer> caller;
    private Answer answer = Answer.of(Status.INTERNAL.withDescription("There is no answer."));

    Printing(JsonFormat.Printer printer, Consumer<Answer> caller) {
      this.printer = printer;
      this.caller = caller;
    }

    @Override
    public void onNext(Message message) {
      try {
        answer = Answer.ok(printer.print(message));
      } catch (InvalidProtocolBufferException e) {
        answer = Answer.of(Status.INTERNAL.withDescription(e.getMessage()));
      }
    }

    @Override
    public void onError(Throwable failure) {
      caller.accept(Answer.of(failure));
    }

    @Override
    public void onCompleted() {
      caller.accept(answer);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (channel != null) {
      channel.shutdownNow();
    }
  }
}
