package com.salesintelligence.local.bigquery.grpc;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import java.io.InputStream;
import java.util.function.Function;

/** Serves a service under the names that it had in earlier versions of the API. */
public final class Versions {

  private Versions() {}

  /** All methods, with the same messages: their fields have the same numbers in both versions. */
  public static ServerServiceDefinition named(String name, ServerServiceDefinition service) {
    var renamed = ServerServiceDefinition.builder(name);
    for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
      renamed.addMethod(named(name, method));
    }
    return renamed.build();
  }

  private static <A, B> ServerMethodDefinition<A, B> named(
      String service, ServerMethodDefinition<A, B> method) {
    MethodDescriptor<A, B> descriptor = method.getMethodDescriptor();
    return method(
        service, method, descriptor.getRequestMarshaller(), descriptor.getResponseMarshaller());
  }

  /** One method whose messages are translated on their way in and out. */
  public static <A, B, C extends Message, D extends Message>
      ServerMethodDefinition<A, B> translated(
          String service,
          ServerMethodDefinition<A, B> method,
          C request,
          Function<C, A> in,
          Function<B, D> out) {
    MethodDescriptor.Marshaller<C> wire = ProtoUtils.marshaller(request);
    return method(
        service,
        method,
        new Marshaller<A>() {
          @Override
          public A parse(InputStream bytes) {
            return in.apply(wire.parse(bytes));
          }
        },
        new Marshaller<B>() {
          @Override
          public InputStream stream(B response) {
            return out.apply(response).toByteString().newInput();
          }
        });
  }

  private static <A, B> ServerMethodDefinition<A, B> method(
      String service,
      ServerMethodDefinition<A, B> method,
      MethodDescriptor.Marshaller<A> request,
      MethodDescriptor.Marshaller<B> response) {
    MethodDescriptor<A, B> descriptor = method.getMethodDescriptor();
    String name = String.valueOf(descriptor.getBareMethodName());
    return ServerMethodDefinition.create(
        MethodDescriptor.<A, B>newBuilder(request, response)
            .setType(descriptor.getType())
            .setFullMethodName(MethodDescriptor.generateFullMethodName(service, name))
            .build(),
        method.getServerCallHandler());
  }

  /** A server only reads requests and only writes responses. */
  private abstract static class Marshaller<T> implements MethodDescriptor.Marshaller<T> {
    @Override
    public InputStream stream(T value) {
      throw new UnsupportedOperationException("A server sends no requests");
    }

    @Override
    public T parse(InputStream bytes) {
      throw new UnsupportedOperationException("A server reads no responses");
    }
  }
}
