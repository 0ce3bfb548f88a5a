package com.salesintelligence.local.pubsub;

import com.google.iam.v1.GetIamPolicyRequest;
import com.google.iam.v1.IAMPolicyGrpc;
import com.google.iam.v1.Policy;
import com.google.iam.v1.SetIamPolicyRequest;
import com.google.iam.v1.TestIamPermissionsRequest;
import com.google.iam.v1.TestIamPermissionsResponse;
import com.google.protobuf.ByteString;
import com.salesintelligence.local.pubsub.journal.Journal;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** {@code google.iam.v1.IAMPolicy}: policies are kept and told; everybody may do everything. */
final class Policies extends IAMPolicyGrpc.IAMPolicyImplBase {

  private final Map<String, Policy> byResource = new ConcurrentHashMap<>();
  private final AtomicLong lastEtag = new AtomicLong(System.currentTimeMillis());
  private final Facts<Policy> facts;
  private final Resources resources;

  /** Tells what exists. */
  interface Resources {
    /** Rejects the name of a resource that is not there. */
    void require(String name);
  }

  Policies(Journal journal, Resources resources) {
    this.facts = new Facts<>(journal, "policy", Policy.parser());
    this.resources = resources;
    byResource.putAll(facts.left());
  }

  @Override
  public void getIamPolicy(GetIamPolicyRequest request, StreamObserver<Policy> caller) {
    Calls.answer(
        caller,
        () -> {
          resources.require(request.getResource());
          return policy(request.getResource());
        });
  }

  private Policy policy(String resource) {
    return byResource.getOrDefault(
        resource, Policy.newBuilder().setEtag(ByteString.copyFromUtf8("new")).build());
  }

  @Override
  public void setIamPolicy(SetIamPolicyRequest request, StreamObserver<Policy> caller) {
    Calls.answer(
        caller,
        () -> {
          resources.require(request.getResource());
          return set(request.getResource(), request.getPolicy());
        });
  }

  private synchronized Policy set(String resource, Policy wanted) {
    if (!wanted.getEtag().isEmpty() && !wanted.getEtag().equals(policy(resource).getEtag())) {
      throw Rejections.aborted(
          "There were concurrent policy changes: read the policy again and retry.");
    }
    if (!wanted.getBindingsList().stream().allMatch(b -> b.getRole().contains("roles/"))) {
      throw Rejections.invalid("Each binding needs a role such as roles/pubsub.publisher.");
    }
    Policy policy =
        wanted.toBuilder()
            .setEtag(ByteString.copyFromUtf8(Long.toString(lastEtag.incrementAndGet())))
            .build();
    facts.save(resource, policy);
    byResource.put(resource, policy);
    return policy;
  }

  @Override
  public void testIamPermissions(
      TestIamPermissionsRequest request, StreamObserver<TestIamPermissionsResponse> caller) {
    Calls.answer(
        caller,
        () -> {
          resources.require(request.getResource());
          return TestIamPermissionsResponse.newBuilder()
              .addAllPermissions(request.getPermissionsList())
              .build();
        });
  }

  /** A resource that is created again begins without the old policy. */
  synchronized void forget(String resource) {
    if (byResource.remove(resource) != null) {
      facts.delete(resource);
    }
  }
}
