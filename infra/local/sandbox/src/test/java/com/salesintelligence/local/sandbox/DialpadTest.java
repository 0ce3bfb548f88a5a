package com.salesintelligence.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.local.sandbox.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DialpadTest {
  private Sandbox sandbox;
  private Http http;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    http = new Http(sandbox.url());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Http.Reply get(String path) {
    return http.get("/api/v2" + path, "Authorization", "Bearer " + Sandbox.DIALPAD_API_KEY);
  }

  private List<JsonNode> all(String query) {
    var calls = new ArrayList<JsonNode>();
    String cursor = "";
    do {
      var page = get("/call?" + query + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).json();
      page.path("items").forEach(calls::add);
      cursor = page.path("cursor").asString("");
    } while (!cursor.isEmpty());
    return calls;
  }

  private List<JsonNode> dump(String object) {
    return http.get("/sandbox/dialpad/" + object)
        .text()
        .lines()
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private String create(String query, String json) {
    return http.post("/sandbox/dialpad/calls" + query, json).json().path("id").asString();
  }

  private static List<String> ids(List<JsonNode> calls) {
    return calls.stream().map(call -> call.path("call_id").asString()).toList();
  }

  @Test
  void listsEveryConcludedCallOnceNewestFirst() {
    var calls = all("");

    assertThat(calls).hasSizeGreaterThan(250);
    assertThat(ids(calls)).doesNotHaveDuplicates();
    assertThat(new HashSet<>(ids(calls))).isEqualTo(new HashSet<>(ids(dump("calls"))));
    assertThat(calls)
        .extracting(call -> -Long.parseLong(call.path("date_started").asString()))
        .isSorted();
  }

  @Test
  void hasPagesThatAreShortOrEmptyAndYetGoOn() {
    var sizes = new ArrayList<Integer>();
    String cursor = "";
    do {
      var page = get("/call" + (cursor.isEmpty() ? "" : "?cursor=" + cursor)).json();
      sizes.add(page.path("items").size());
      cursor = page.path("cursor").asString("");
    } while (!cursor.isEmpty());

    assertThat(sizes).contains(0);
    assertThat(sizes.subList(0, sizes.size() - 1)).anyMatch(size -> size > 0 && size < 50);
  }

  @Test
  void filtersByTheTimeAtWhichCallsBeganAndByTheirTarget() {
    var calls = all("");
    long middle = calls.get(calls.size() / 2).path("date_started").asLong(0);
    String user = calls.getFirst().at("/target/id").asString();

    var newer = all("started_after=" + middle);
    var older = all("started_before=" + middle);
    var ofUser = all("target_type=user&target_id=" + user);

    assertThat(newer).allMatch(call -> call.path("date_started").asLong(0) > middle);
    assertThat(older).allMatch(call -> call.path("date_started").asLong(0) < middle);
    long same =
        calls.stream().filter(call -> call.path("date_started").asLong(0) == middle).count();
    assertThat(newer.size() + older.size() + same).isEqualTo(calls.size());
    assertThat(ofUser)
        .isNotEmpty()
        .hasSize(
            (int)
                calls.stream()
                    .filter(call -> call.at("/target/id").asString().equals(user))
                    .count());
  }

  @Test
  void listsALongCallAtItsStartOnlyOnceItIsOver() {
    long now = System.currentTimeMillis();
    String going =
        create(
            "",
            "{\"date_started\":%d,\"date_ended\":%d,\"state\":\"connected\"}"
                .formatted(now - 7_200_000, now + 600_000));
    String over =
        create("", "{\"date_started\":%d,\"date_ended\":%d}".formatted(now - 7_200_000, now - 1));

    assertThat(ids(all(""))).contains(over).doesNotContain(going);
    assertThat(all("started_after=" + (now - 3_600_000))).isEmpty();
    assertThat(get("/call/" + going).status()).isEqualTo(200);
  }

  @Test
  void writesNumbersAsTextsAndTimesOfTranscriptsWithoutZone() {
    var call =
        all("").stream()
            .filter(one -> get("/transcripts/" + one.path("call_id").asString()).status() == 200)
            .findFirst()
            .orElseThrow();
    var transcript = get("/transcripts/" + call.path("call_id").asString()).json();

    assertThat(call.path("call_id").isString()).isTrue();
    assertThat(call.path("date_ended").isString()).isTrue();
    assertThat(call.path("duration").isNumber()).isTrue();
    assertThat(transcript.path("lines"))
        .hasSizeGreaterThan(2)
        .allMatch(
            line ->
                line.path("time").asString().matches("[-\\d]{10}T\\d\\d:\\d\\d:\\d\\d\\.\\d{6}"));
    assertThat(transcript.path("lines"))
        .allMatch(line -> line.has("user_id") != line.has("contact_id"));
  }

  @Test
  void refusesATranscriptUntilItIsReady() {
    String id = create("", "{}");
    assertThat(get("/transcripts/" + id).status()).isEqualTo(404);

    var lines = "{\"lines\":[{\"type\":\"transcript\",\"content\":\"hi\"}]}";
    http.post("/sandbox/dialpad/calls/" + id + "/transcript?ready_after_ms=600000", lines);
    assertThat(get("/transcripts/" + id).status()).isEqualTo(404);
    http.post("/sandbox/dialpad/calls/" + id + "/transcript", lines);

    assertThat(get("/transcripts/" + id).json().at("/lines/0/content").asString()).isEqualTo("hi");
    assertThat(get("/transcripts/" + id + "/url").json().path("url").asString()).contains(id);
  }

  @Test
  void hidesACallUntilItShallBeVisible() {
    String id = create("?visible_after_ms=600000", "{}");

    assertThat(ids(all(""))).doesNotContain(id);
    assertThat(get("/call/" + id).status()).isEqualTo(404);
    assertThat(ids(dump("calls"))).contains(id);
  }

  @Test
  void changesAndDeletesCallsAsToldAndCountsTheirVersions() {
    String id = create("", "{\"external_number\":\"+12025550123\"}");
    var changed = http.patch("/sandbox/dialpad/calls/" + id, "{\"labels\":[\"vip\"]}").json();

    assertThat(changed.path("version").asInt()).isEqualTo(2);
    assertThat(get("/call/" + id).json().at("/labels/0").asString()).isEqualTo("vip");
    assertThat(get("/call/" + id).json().path("external_number").asString())
        .isEqualTo("+12025550123");
    http.delete("/sandbox/dialpad/calls/" + id);
    assertThat(get("/call/" + id).status()).isEqualTo(404);
    assertThat(ids(all(""))).doesNotContain(id);
  }

  @Test
  void movesACallWhoseStartIsCorrected() {
    String id = create("", "{}");
    long before = all("").getLast().path("date_started").asLong(0) - 1;

    http.patch("/sandbox/dialpad/calls/" + id, "{\"date_started\":" + before + "}");

    assertThat(ids(all(""))).endsWith(id).doesNotHaveDuplicates();
  }

  @Test
  void answersErrorsInDialpadsForm() {
    assertThat(http.get("/api/v2/call").status()).isEqualTo(401);
    assertThat(http.get("/api/v2/call?apikey=" + Sandbox.DIALPAD_API_KEY).status()).isEqualTo(200);
    var missing = get("/call/123");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.json().at("/error/code").asInt()).isEqualTo(404);
    assertThat(missing.json().at("/error/errors/0/reason").asString()).isEqualTo("notFound");
    assertThat(missing.json().at("/error/errors/0/domain").asString()).isEqualTo("global");
    assertThat(get("/call/abc").status()).isEqualTo(400);
    assertThat(get("/call?cursor=nonsense").status()).isEqualTo(400);
    assertThat(get("/call?started_after=yesterday").status()).isEqualTo(400);
    assertThat(get("/call?target_id=5").status()).isEqualTo(400);
    assertThat(get("/call?target_id=5&target_type=planet").status()).isEqualTo(400);
    assertThat(get("/fax").status()).isEqualTo(404);
  }

  @Test
  void limitsCallsAsDialpadDoes() {
    http.post("/sandbox/limits", "{\"dialpad_call_infos_per_minute\":10}");
    String id = all("").getFirst().path("call_id").asString();
    for (int i = 0; i < 10; i++) {
      assertThat(get("/call/" + id).status()).isEqualTo(200);
    }

    assertThat(get("/call/" + id).status()).isEqualTo(429);
    assertThat(get("/call").status()).isEqualTo(200);
    http.post("/sandbox/limits", "{\"dialpad_calls_per_second\":0}");
    assertThat(get("/call").status()).isEqualTo(429);
    assertThat(http.post("/sandbox/limits", "{\"dialpad_faxes\":1}").text()).contains("no limit");
  }

  @Test
  void listsItsUsersInPages() {
    var first = get("/users?limit=4").json();
    var second = get("/users?limit=4&cursor=" + first.path("cursor").asString()).json();

    assertThat(first.path("items").size()).isEqualTo(4);
    assertThat(second.path("items").size()).isEqualTo(2);
    assertThat(second.has("cursor")).isFalse();
    String id = second.at("/items/0/id").asString();
    String email = second.at("/items/0/emails/0").asString();
    assertThat(get("/users/" + id).json()).isEqualTo(second.at("/items/0"));
    assertThat(get("/users?email=" + email).json().path("items").size()).isEqualTo(1);
    http.delete("/sandbox/dialpad/users/" + id);
    assertThat(get("/users/" + id).status()).isEqualTo(404);
  }

  @Test
  void knowsWhoseNumberCalled() {
    var numbers = new HashSet<String>();
    http.get("/sandbox/truth")
        .text()
        .lines()
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8)))
        .filter(line -> line.path("type").asString("").equals("phone"))
        .filter(line -> !line.path("account_id").isNull())
        .forEach(line -> numbers.add(line.path("number").asString()));
    var calls = all("");

    long known =
        calls.stream()
            .filter(call -> numbers.contains(call.path("external_number").asString()))
            .count();
    assertThat((double) known / calls.size()).isBetween(0.5, 0.97);
  }
}
