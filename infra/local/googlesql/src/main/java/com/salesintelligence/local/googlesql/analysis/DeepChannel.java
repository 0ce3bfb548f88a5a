package com.salesintelligence.local.googlesql.analysis;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.MessageLite;
import com.google.zetasql.ClientChannelProvider;
import com.google.zetasql.JniChannelProvider;
import com.google.zetasql.io.grpc.CallOptions;
import com.google.zetasql.io.grpc.Channel;
import com.google.zetasql.io.grpc.ClientCall;
import com.google.zetasql.io.grpc.ClientInterceptor;
import com.google.zetasql.io.grpc.ClientInterceptors;
import com.google.zetasql.io.grpc.MethodDescriptor;
import com.google.zetasql.io.grpc.MethodDescriptor.Marshaller;
import com.google.zetasql.io.grpc.MethodDescriptor.PrototypeMarshaller;
import com.google.zetasql.io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;

/**
 * ZetaSQL's own channel, with room for the resolved trees of long expressions: the protocol's
 * default of 100 levels ends at a sum of some twenty parts.
 */
public final class DeepChannel implements ClientChannelProvider {
  private static final int LEVELS = 300;
  private static final int BYTES = 64 * 1024 * 1024;

  @Override
  public Channel newChannel() {
    return ClientInterceptors.intercept(new JniChannelProvider().newChannel(), new Deep());
  }

  private static final class Deep implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      return method.getResponseMarshaller() instanceof PrototypeMarshaller<A> answers
          ? next.newCall(
              method.toBuilder(method.getRequestMarshaller(), new DeepAnswers<>(answers)).build(),
              options.withMaxInboundMessageSize(BYTES))
          : next.newCall(method, options);
    }
  }

  private record DeepAnswers<A>(PrototypeMarshaller<A> plain) implements Marshaller<A> {
    @Override
    public InputStream stream(A value) {
      return plain.stream(value);
    }

    @Override
    @SuppressWarnings("unchecked") // the prototype is of the answer's own class
    public A parse(InputStream stream) {
      if (!(plain.getMessagePrototype() instanceof MessageLite prototype)) {
        return plain.parse(stream);
      }
      try {
        CodedInputStream input = CodedInputStream.newInstance(stream);
        input.setRecursionLimit(LEVELS);
        return (A) prototype.getParserForType().parseFrom(input);
      } catch (IOException e) {
        throw Status.RESOURCE_EXHAUSTED
            .withDescription(ErrorWording.TOO_COMPLEX)
            .withCause(e)
            .asRuntimeException();
      }
    }
  }
}
