package com.salesintelligence.local.pubsub.conformance;

import static com.salesintelligence.local.pubsub.conformance.TopologyConformance.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.iam.v1.Binding;
import com.google.iam.v1.GetIamPolicyRequest;
import com.google.iam.v1.Policy;
import com.google.iam.v1.SetIamPolicyRequest;
import com.google.iam.v1.TestIamPermissionsRequest;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** IAM policies: kept and told, enforced nowhere. */
interface PolicyConformance {

  PubSubFixture pubsub();

  private Policy get(String resource) {
    return pubsub()
        .policies
        .getIamPolicy(GetIamPolicyRequest.newBuilder().setResource(resource).build());
  }

  private Policy set(String resource, Policy policy) {
    return pubsub()
        .policies
        .setIamPolicy(
            SetIamPolicyRequest.newBuilder().setResource(resource).setPolicy(policy).build());
  }

  @Test
  default void aPolicyIsKeptPerResource() {
    String topic = pubsub().createTopic("orders").getName();
    String subscription = pubsub().create(pubsub().subscription("billing", "orders")).getName();
    Binding binding =
        Binding.newBuilder().setRole("roles/viewer").addMembers("allAuthenticatedUsers").build();
    assertThat(get(topic).getBindingsList()).isEmpty();

    Policy changed = set(topic, get(topic).toBuilder().addBindings(binding).build());

    assertThat(changed.getBindingsList()).containsExactly(binding);
    assertThat(get(topic)).isEqualTo(changed);
    assertThat(get(subscription).getBindingsList()).isEmpty();
    assertStatus(
        () -> set(topic, changed.toBuilder().setEtag(ByteString.copyFromUtf8("old")).build()),
        Status.Code.ABORTED);
  }

  @Test
  default void everyPermissionIsGranted() {
    String topic = pubsub().createTopic("orders").getName();
    List<String> permissions = List.of("pubsub.topics.get", "pubsub.topics.publish");

    assertThat(
            pubsub()
                .policies
                .testIamPermissions(
                    TestIamPermissionsRequest.newBuilder()
                        .setResource(topic)
                        .addAllPermissions(permissions)
                        .build())
                .getPermissionsList())
        .isEqualTo(permissions);
  }

  @Test
  default void whatIsNotThereHasNoPolicy() {
    assertStatus(() -> get(pubsub().topicName("missing")), Status.Code.NOT_FOUND);
    assertStatus(() -> get("nonsense"), Status.Code.INVALID_ARGUMENT);
  }
}
