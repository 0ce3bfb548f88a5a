package com.salesintelligence.ingest.dialpad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.salesintelligence.ingest.OddServer;
import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.OddServer.Request;
import com.salesintelligence.ingest.TestCalls;
import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.FakeClock;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.SourceFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialpadSourceTest {

  private static final String CALLS = "/api/v2/call";
  private static final String ONE = "/api/v2/transcripts/1";
  private static final Answer NONE =
      Answer.json(
          404,
          "{\"error\":{\"code\":404,\"errors\":[{\"domain\":\"global\",\"message\":\"no\","
              + "\"reason\":\"notFound\"}],\"message\":\"no\"}}");
  private static final Answer SAID =
      Answer.json(
          200,
          "{\"call_id\":\"1\",\"lines\":[{\"type\":\"transcript\",\"name\":\"Ann\","
              + "\"content\":\"Hello\",\"time\":\"2026-11-20T05:00:05\"}]}");

  private final OddServer server = new OddServer();
  private final FakeClock clock = new FakeClock();
  private final List<Reading> read = new ArrayList<>();

  /** Began and ended an hour before the clock's first time. */
  private final Instant start = clock.instant().minus(Duration.ofHours(1));

  @BeforeEach
  void users() {
    server.on(
        "/api/v2/users",
        Answer.json(
            200,
            "{\"items\":[{\"id\":\"2\",\"display_name\":\"Rep One\",\"emails\":[\"r@x.example\"]}]}"));
    server.on(ONE, NONE);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private DialpadSource source() {
    return new DialpadSource(
        new DialpadSettings(
            List.of("call"),
            server.url(),
            "secret",
            Duration.ofHours(12),
            Duration.ofMinutes(1),
            Duration.ofDays(3),
            20,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5)),
        TestCalls.of("dialpad"),
        clock);
  }

  private String call(String id, String more) {
    return """
        {"call_id":%s,"direction":"inbound","date_started":"%d","date_ended":%d,"duration":60000.5,
         "external_number":"+14155550001","internal_number":"+14155550002",
         "target":{"id":2,"type":"user","name":"Old name","email":""}%s}"""
        .formatted(id, start.toEpochMilli(), start.plusSeconds(70).toEpochMilli(), more);
  }

  private static Answer page(String cursor, String... items) {
    var next = cursor.isEmpty() ? "" : "\"cursor\":\"" + cursor + "\",";
    return Answer.json(200, "{" + next + "\"items\":[" + String.join(",", items) + "]}");
  }

  private Body.Call body(int index) {
    return (Body.Call) ((Reading.Present) read.get(index)).body();
  }

  private String changes(DialpadSource source, String cursor) {
    return source.changes("call", cursor, read::add).orElseThrow().cursor();
  }

  @Test
  void idsAreNumbersOrTextsAndNamesAreThoseOfTheUserList() {
    server.on(CALLS, page("", call("1", ""), call("\"9007199254740993\"", "")));
    server.on("/api/v2/transcripts/9007199254740993", NONE);

    source().everything("call", read::add);

    assertThat(read)
        .extracting(reading -> reading.key().externalId())
        .containsExactly("1", "9007199254740993");
    assertThat(body(0).startedAt()).isEqualTo(start);
    assertThat(body(0).talkedMs()).isEqualTo(60_001);
    assertThat(body(0).userName()).isEqualTo("Rep One");
    assertThat(body(0).userEmail()).isEqualTo("r@x.example");
    assertThat(body(0).sentiment()).isNull();
  }

  /** Dialpad may transcribe what was left on the machine. */
  @Test
  void aFullRunFindsTheTranscriptOfACallThatNobodyAnswered() {
    server.on(CALLS, page("", call("1", "").replace("60000.5", "0")));
    server.on(
        ONE,
        Answer.json(
            200,
            "{\"call_id\":1,\"lines\":[{\"type\":\"transcript\",\"name\":\"A\",\"content\":\"hi\"}]}"));

    source().everything("call", read::add);

    assertThat(body(0).transcript()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "inbound,  '',           +14155550001, +14155550002",
    "outbound, '',           +14155550002, +14155550001",
    "outbound, +14155550003, +14155550003, +14155550001",
    "inbound,  +14155550003, +14155550001, +14155550002"
  })
  void whoCalledWhomFollowsFromTheDirection(
      String direction, String proxy, String from, String to) {
    var proxied = ",\"proxy_target\":{\"phone\":\"" + proxy + "\"}";
    server.on(CALLS, page("", call("1", proxied).replace("inbound", direction)));

    source().everything("call", read::add);

    assertThat(body(0).from()).isEqualTo(from);
    assertThat(body(0).to()).isEqualTo(to);
  }

  @Test
  void aPageThatIsEmptyAndHasACursorIsNotTheEnd() {
    server
        .onceOn(CALLS, page("a"))
        .onceOn(CALLS, page("b&c"))
        .onceOn(CALLS, page("", call("1", "")));

    source().everything("call", read::add);

    assertThat(read).hasSize(1);
    assertThat(server.requests(CALLS)).extracting(Request::query).contains("cursor=b&c");
  }

  @Test
  void aListThatWouldNeverEndIsGivenUp() {
    server.on(CALLS, page("again"));

    var failure =
        catchThrowableOfType(SourceFailure.class, () -> source().everything("call", read::add));

    assertThat(failure.fault()).isEqualTo(Fault.SOURCE_ANSWER_UNREADABLE);
  }

  @Test
  void aCallThatBeganBeforeTheLastRunAndEndedAfterItIsFound() {
    server.on(CALLS, page(""));
    var source = source();
    var cursor = source.everything("call", read::add).cursor();

    clock.advance(Duration.ofHours(11));
    server.on(CALLS, page("", call("1", "")));
    changes(source, cursor);

    var asked = server.requests(CALLS).getLast().query();
    assertThat(Long.parseLong(asked.replace("started_after=", "")))
        .isLessThan(start.toEpochMilli());
    assertThat(read).hasSize(1);
  }

  @Test
  void aTranscriptThatComesLateComesWithTheCallAsItIsByThen() {
    server.on(CALLS, page("", call("1", "")));
    var source = source();
    var cursor = source.everything("call", read::add).cursor();
    server.on(CALLS, page("", call("1", "").replace("60000.5", "33000")));
    cursor = changes(source, cursor);
    server.on(CALLS, page(""));
    server.on(ONE, SAID);
    clock.advance(Duration.ofHours(2));

    changes(source, cursor);

    assertThat(body(read.size() - 1).transcript()).hasSize(1);
    assertThat(body(read.size() - 1).talkedMs()).isEqualTo(33_000);
  }

  @Test
  void aTranscriptThatComesLaterGivesTheCallAGreaterVersion() {
    server.on(CALLS, page("", call("1", "")));
    var source = source();
    var cursor = source.everything("call", read::add).cursor();
    server.on(ONE, SAID);
    clock.advance(Duration.ofMinutes(31));

    changes(source, cursor);

    assertThat(body(0).transcript()).isEmpty();
    assertThat(body(1).transcript())
        .containsExactly(new Body.TranscriptLine("Ann", "Hello", 5, 70));
    assertThat(read.getLast().version()).isGreaterThan(read.getFirst().version());
  }

  @Test
  void aTranscriptIsStillFoundWhenItsCallIsNoLongerListed() {
    server.on(CALLS, page("", call("1", "")));
    var source = source();
    var cursor = source.everything("call", read::add).cursor();
    server.on(CALLS, page(""));
    clock.advance(Duration.ofHours(40));
    changes(source, cursor);
    server.on(ONE, SAID);
    clock.advance(Duration.ofHours(25));

    changes(source, cursor);

    assertThat(read).hasSize(2);
    assertThat(body(1).transcript()).hasSize(1);
  }

  @Test
  void aTranscriptIsAskedForInGrowingGapsAndNotForEver() {
    server.on(CALLS, page("", call("1", "")));
    var source = source();
    var cursor = source.everything("call", read::add).cursor();
    server.on(CALLS, page(""));

    for (int hour = 0; hour < 24 * 5; hour++) {
      clock.advance(Duration.ofHours(1));
      cursor = changes(source, cursor);
    }

    assertThat(server.requests(ONE)).hasSizeBetween(5, 12);
  }

  @Test
  void aTranscriptThatIsKnownIsNotAskedForAtEachPoll() {
    server.on(CALLS, page("", call("1", "")));
    server.on(ONE, SAID);
    var source = source();
    var cursor = source.everything("call", read::add).cursor();

    changes(source, changes(source, cursor));

    assertThat(server.requests(ONE)).hasSize(1);
    assertThat(read).hasSize(3).allMatch(read.getFirst()::equals);
  }

  @Test
  void afterARestartTheSameCallHasTheSameVersionAndPendingTranscriptsAreAskedFor() {
    server.on(CALLS, page("", call("1", "")));
    server.on(ONE, SAID);
    var cursor = source().everything("call", read::add).cursor();
    clock.advance(Duration.ofHours(30));

    changes(source(), cursor);

    assertThat(read.getLast()).isEqualTo(read.getFirst());
    var asked = server.requests(CALLS).getLast().query().replace("started_after=", "");
    assertThat(Instant.ofEpochMilli(Long.parseLong(asked)))
        .isBefore(clock.instant().minus(Duration.ofDays(3)));
  }

  @Test
  void anIncrementAsksForNoTranscriptOfACallThatNobodyAnswered() {
    server.on(CALLS, page("", call("1", "").replace("60000.5", "0")));

    changes(source(), Long.toString(start.toEpochMilli() * 1_000));

    assertThat(read).hasSize(1);
    assertThat(server.requests(ONE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"date_started\":\"soon\" | date_started",
        "\"date_started\":null | date_started",
        "\"direction\":\"sideways\" | direction",
        "\"duration\":-5 | duration",
        "\"external_number\":{} | external_number",
        "\"call_id\":1.5 | call_id"
      })
  void aCallOfAnotherShapeIsParkedAndTheOthersGoOn(String field, String named) {
    server.on(CALLS, page("", call("7", "," + field), call("1", "")));

    source().everything("call", read::add);

    assertThat(read.getFirst())
        .isInstanceOfSatisfying(
            Reading.Unreadable.class, bad -> assertThat(bad.problem()).contains(named));
    assertThat(read.get(1)).isInstanceOf(Reading.Present.class);
  }

  @Test
  void aTranscriptThatCannotBeReadIsParkedOnceAndNotAskedForAgain() {
    server.on(CALLS, page("", call("1", "")));
    server.on(ONE, Answer.json(200, "{\"lines\":\"none\"}"));
    var source = source();

    changes(source, source.everything("call", read::add).cursor());

    assertThat(read).hasSize(2).allMatch(Reading.Unreadable.class::isInstance);
    assertThat(read.get(0).version()).isEqualTo(read.get(1).version());
    assertThat(server.requests(ONE)).hasSize(1);
  }

  @Test
  void a429WithoutWordsIsWaitedFor() {
    server.onceOn(CALLS, new Answer(429, "text/plain", new byte[0], Map.of()));
    server.on(CALLS, page("", call("1", "")));

    source().everything("call", read::add);

    assertThat(read).hasSize(1);
  }

  @Test
  void aCallOfWhichAWebhookToldIsFoundByTheTimeAtWhichItBegan() {
    server.on(CALLS, page("", call("1", ""), call("2", "")));
    var shown = new CallNotice("1", start, false);
    var hidden = new CallNotice("3", start, false);

    assertThat(source().noticed(List.of(shown, hidden), read::add)).containsExactly(hidden);

    assertThat(read).extracting(reading -> reading.key().externalId()).containsExactly("1");
    assertThat(server.requests(CALLS).getFirst().query())
        .isEqualTo(
            "started_after=%d&started_before=%d"
                .formatted(start.toEpochMilli() - 1, start.toEpochMilli() + 1));
    assertThat(server.requests(CALLS + "/")).isEmpty();
  }

  @Test
  void aTranscriptOfWhichAWebhookToldIsAskedForAtOnceAndUntilItIsThere() {
    server.on(CALLS, page("", call("1", "")));
    var source = source();
    source.everything("call", read::add);
    var told = new CallNotice("1", start, true);

    assertThat(source.noticed(List.of(told), read::add)).containsExactly(told);
    server.on(ONE, SAID);
    assertThat(source.noticed(List.of(told), read::add)).isEmpty();

    assertThat(body(2).transcript()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "401, SOURCE_UNAUTHORIZED, api-key",
    "403, SOURCE_UNAUTHORIZED, admin",
    "404, SOURCE_REQUEST_REJECTED, root-url",
    "400, SOURCE_REQUEST_REJECTED, root-url",
    "429, SOURCE_THROTTLED, less often",
    "503, SOURCE_UNAVAILABLE, 503",
    "200, SOURCE_ANSWER_UNREADABLE, root-url"
  })
  void aRefusalSaysWhatToDo(int status, Fault fault, String words) {
    server.on(CALLS, Answer.json(status, "<html>"));

    var failure =
        catchThrowableOfType(SourceFailure.class, () -> source().everything("call", read::add));

    assertThat(failure.fault()).isEqualTo(fault);
    assertThat(failure).hasMessageContaining(words);
  }

  @Test
  void aCursorOfAnotherSourceOrOfTheFutureIsNotFollowed() {
    assertThat(source().changes("call", "abc", read::add)).isEmpty();
    assertThat(source().changes("call", "999999999999999999", read::add)).isEmpty();
  }
}
