package com.salesintelligence.local.pubsub.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.pubsub.v1.GetTopicRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The same service as JSON over HTTP. */
interface RestConformance {

  PubSubFixture pubsub();

  @Test
  default void aMessageGoesItsWayOverHttp() {
    String topic = pubsub().topicName("orders");
    String subscription = pubsub().subscriptionName("billing");

    ok("PUT", topic, "{}");
    ok("PUT", subscription, "{\"topic\":\"" + topic + "\",\"ackDeadlineSeconds\":600}");
    JsonObject published =
        ok(
            "POST",
            topic + ":publish",
            "{\"messages\":[{\"data\":\"aGVsbG8=\",\"attributes\":{\"k\":\"v\"}}]}");
    JsonObject received =
        ok("POST", subscription + ":pull", "{\"maxMessages\":1}")
            .getAsJsonArray("receivedMessages")
            .get(0)
            .getAsJsonObject();

    JsonObject message = received.getAsJsonObject("message");
    assertThat(message.get("data").getAsString()).isEqualTo("aGVsbG8=");
    assertThat(message.getAsJsonObject("attributes").get("k").getAsString()).isEqualTo("v");
    assertThat(message.get("messageId")).isEqualTo(published.getAsJsonArray("messageIds").get(0));
    assertThat(ok("POST", subscription + ":acknowledge", ackIds(received)).size()).isZero();
  }

  private static String ackIds(JsonObject received) {
    return "{\"ackIds\":[" + received.get("ackId") + "]}";
  }

  @Test
  default void whatIsCreatedOverHttpIsThereForGrpcAndTheOtherWay() {
    ok("PUT", pubsub().topicName("orders"), "{}");
    pubsub().createTopic("returns");

    assertThat(
            pubsub()
                .publisher
                .getTopic(
                    GetTopicRequest.newBuilder().setTopic(pubsub().topicName("orders")).build())
                .getName())
        .isEqualTo(pubsub().topicName("orders"));
    JsonObject page = ok("GET", pubsub().project() + "/topics?pageSize=1", "");
    assertThat(page.getAsJsonArray("topics")).hasSize(1);
    JsonObject rest =
        ok(
            "GET",
            pubsub().project()
                + "/topics?pageSize=1&pageToken="
                + page.get("nextPageToken").getAsString(),
            "");
    assertThat(rest.getAsJsonArray("topics")).hasSize(1);
  }

  @Test
  default void errorsOverHttpHaveTheStatusOfGrpc() {
    String topic = pubsub().topicName("orders");
    ok("PUT", topic, "{}");

    refused(404, "NOT_FOUND", pubsub().http("GET", pubsub().topicName("missing"), ""));
    refused(409, "ALREADY_EXISTS", pubsub().http("PUT", topic, "{}"));
    refused(400, "INVALID_ARGUMENT", pubsub().http("PUT", pubsub().topicName("-"), "{}"));
  }

  private static void refused(int code, String status, HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(code);
    JsonObject error =
        JsonParser.parseString(response.body()).getAsJsonObject().getAsJsonObject("error");
    assertThat(error.get("code").getAsInt()).isEqualTo(code);
    assertThat(error.get("status").getAsString()).isEqualTo(status);
  }

  @Test
  default void fieldsAreUpdatedOverHttpByTheirNamesInJson() {
    pubsub().createTopic("orders");
    pubsub().create(pubsub().subscription("billing", "orders"));

    JsonObject updated =
        ok(
            "PATCH",
            pubsub().subscriptionName("billing"),
            "{\"subscription\":{\"ackDeadlineSeconds\":33},\"updateMask\":\"ackDeadlineSeconds\"}");

    assertThat(updated.get("ackDeadlineSeconds").getAsInt()).isEqualTo(33);
  }

  @Test
  default void aMessageOfTenMegabytesGoesOverHttp() {
    pubsub().createTopic("orders");
    pubsub().create(pubsub().subscription("billing", "orders"));
    String data = "A".repeat(9_900_000 / 3 * 4);

    ok(
        "POST",
        pubsub().topicName("orders") + ":publish",
        "{\"messages\":[{\"data\":\"" + data + "\"}]}");

    assertThat(
            ok("POST", pubsub().subscriptionName("billing") + ":pull", "{\"maxMessages\":1}")
                .toString()
                .length())
        .isGreaterThan(data.length());
  }

  private JsonObject ok(String method, String path, String body) {
    HttpResponse<String> response = pubsub().http(method, path, body);
    assertThat(response.statusCode())
        .as(response.body().lines().findFirst().orElse(""))
        .isEqualTo(200);
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }
}
