package com.salesintelligence.local.pubsub.wire;

import io.grpc.MethodDescriptor;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.util.LinkedHashMap;
import java.util.Map;

/** A service whose busiest methods have marshallers of their own, and all of them are guarded. */
public final class Methods {

  private final ServerServiceDefinition service;
  private final Map<String, ServerMethodDefinition<?, ?>> byName = new LinkedHashMap<>();

  public Methods(ServerServiceDefinition service) {
    this.service = service;
    service.getMethods().forEach(method -> put(method));
  }

  private void put(ServerMethodDefinition<?, ?> method) {
    byName.put(method.getMethodDescriptor().getFullMethodName(), Guarded.method(method));
  }

  public <Q, R> Methods replace(MethodDescriptor<Q, R> method, ServerCallHandler<Q, R> handler) {
    put(ServerMethodDefinition.create(method, handler));
    return this;
  }

  public ServerServiceDefinition build() {
    String name = service.getServiceDescriptor().getName();
    var descriptor = ServiceDescriptor.newBuilder(name);
    byName.values().forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    var definition = ServerServiceDefinition.builder(descriptor.build());
    byName.values().forEach(definition::addMethod);
    return definition.build();
  }
}
