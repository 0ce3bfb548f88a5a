package com.salesintelligence.local.pubsub.wire;

import com.google.protobuf.MessageLite;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;

/** Answers bytes that are no request as the client's mistake; gRPC alone would call it INTERNAL. */
final class Guarded {

  private Guarded() {}

  static <Q, R> ServerMethodDefinition<Q, R> method(ServerMethodDefinition<Q, R> method) {
    var descriptor = method.getMethodDescriptor();
    if (!(descriptor.getRequestMarshaller() instanceof PrototypeMarshaller<Q> marshaller)
        || !(marshaller.getMessagePrototype() instanceof MessageLite prototype)) {
      return method;
    }
    @SuppressWarnings("unchecked") // A message of the same type, which no request is the same as.
    Q malformed = (Q) prototype.newBuilderForType().build();
    return ServerMethodDefinition.create(
        descriptor.toBuilder(
                new Telling<>(marshaller, malformed), descriptor.getResponseMarshaller())
            .build(),
        refusing(method.getServerCallHandler(), malformed));
  }

  private record Telling<Q>(Marshaller<Q> marshaller, Q malformed) implements Marshaller<Q> {

    @Override
    public Q parse(InputStream stream) {
      try {
        return marshaller.parse(stream);
      } catch (StatusRuntimeException notARequest) {
        return malformed;
      }
    }

    @Override
    public InputStream stream(Q value) {
      return marshaller.stream(value);
    }
  }

  private static <Q, R> ServerCallHandler<Q, R> refusing(
      ServerCallHandler<Q, R> handler, Q malformed) {
    return (call, headers) -> new Listener<>(handler.startCall(call, headers), call, malformed);
  }

  private static final class Listener<Q> extends SimpleForwardingServerCallListener<Q> {

    private final ServerCall<Q, ?> call;
    private final Q malformed;
    private boolean refused;

    private Listener(ServerCall.Listener<Q> listener, ServerCall<Q, ?> call, Q malformed) {
      super(listener);
      this.call = call;
      this.malformed = malformed;
    }

    @Override
    public void onMessage(Q message) {
      if (message == malformed) {
        refused = true;
        call.close(
            Status.INVALID_ARGUMENT.withDescription("The bytes of the request are malformed."),
            new Metadata());
        super.onCancel();
      } else if (!refused) {
        super.onMessage(message);
      }
    }

    @Override
    public void onHalfClose() {
      if (!refused) {
        super.onHalfClose();
      }
    }

    @Override
    public void onCancel() {
      if (!refused) {
        super.onCancel();
      }
    }

    @Override
    public void onComplete() {
      if (!refused) {
        super.onComplete();
      }
    }
  }
}
