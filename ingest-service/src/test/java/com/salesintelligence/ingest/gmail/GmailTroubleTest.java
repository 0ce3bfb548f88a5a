package com.salesintelligence.ingest.gmail;

import static com.salesintelligence.ingest.gmail.OddGmail.BOX;
import static com.salesintelligence.ingest.gmail.OddGmail.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.gmail.OddGmail.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of Gmail that are none, or that ask for patience. */
class GmailTroubleTest {

  @TempDir private Path folder;
  private final OddGmail gmail = new OddGmail();
  private final List<Reading> read = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    gmail.close();
  }

  private SourceFailure failure() {
    try {
      gmail.source(folder).everything(BOX, read::add);
      throw new AssertionError("no failure");
    } catch (SourceFailure failure) {
      return failure;
    } catch (CompletionException e) {
      return (SourceFailure) e.getCause();
    }
  }

  @Test
  void aPartThatStaysThrottledFailsTheRun() {
    gmail.part("a", THROTTLED);

    assertThat(failure().fault()).isEqualTo(Fault.SOURCE_THROTTLED);
    assertThat(gmail.batches()).hasSize(3);
  }

  @Test
  void aTokenThatIsRefusedAgainSaysWhatToDo() {
    gmail.part("a", new Part(401, "{\"error\":{\"code\":401}}"));

    assertThat(failure().fault()).isEqualTo(Fault.SOURCE_UNAUTHORIZED);
    assertThat(gmail.batches()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | userRateLimitExceeded | SOURCE_THROTTLED | 3",
        "403 | rateLimitExceeded | SOURCE_THROTTLED | 3",
        "429 | rateLimitExceeded | SOURCE_THROTTLED | 3",
        "429 | '' | SOURCE_THROTTLED | 3",
        "403 | dailyLimitExceeded | SOURCE_QUOTA_EXHAUSTED | 1",
        "403 | insufficientPermissions | SOURCE_UNAUTHORIZED | 1",
        "500 | backendError | SOURCE_UNAVAILABLE | 3"
      })
  void errorsAreUnderstood(int status, String reason, Fault fault, int calls) {
    gmail.part(
        "a",
        new Part(
            status, "{\"error\":{\"code\":1,\"errors\":[{\"reason\":\"%s\"}]}}".formatted(reason)));

    assertThat(failure().fault()).isEqualTo(fault);
    assertThat(gmail.batches()).hasSize(calls);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>busy</html>", "{\"error\":", "{\"error\":\"odd\"}", "{}", "[]"})
  void anErrorWhoseBodyIsNotGmailsIsKnownByItsStatus(String body) {
    gmail.part("a", new Part(429, body));

    assertThat(failure().fault()).isEqualTo(Fault.SOURCE_THROTTLED);
  }

  @Test
  void aWaitInTheHeaderIsUnderstood() {
    gmail.server.on(
        "/batch", new Answer(503, "text/html", new byte[0], Map.of("Retry-After", "600")));

    gmail.mail("a");
    assertThat(failure().retryAfter()).hasValue(Duration.ofMinutes(10));
  }

  @Test
  void aWaitThatIsWrittenInTheMessageIsUnderstood() {
    var text = "User-rate limit exceeded.  Retry after 2026-11-20T06:10:00.000Z";
    gmail.part(
        "a",
        new Part(
            403,
            "{\"error\":{\"code\":403,\"message\":\"%s\",\"errors\":[{\"reason\":\"userRateLimitExceeded\"}]}}"
                .formatted(text)));

    var failure = failure();

    assertThat(failure.fault()).isEqualTo(Fault.SOURCE_THROTTLED);
    assertThat(failure.retryAfter()).hasValue(Duration.ofMinutes(10));
    assertThat(gmail.batches()).as("too long to wait within a run").hasSize(1);
  }

  @Test
  void aUsedUpDailyLimitIsNotTriedAgain() {
    gmail.part(
        "a",
        new Part(
            403, "{\"error\":{\"code\":403,\"errors\":[{\"reason\":\"dailyLimitExceeded\"}]}}"));

    assertThat(failure().fault()).isEqualTo(Fault.SOURCE_QUOTA_EXHAUSTED);
    assertThat(gmail.batches()).hasSize(1);
  }

  @Test
  void missingDelegationSaysWhatToDo() {
    gmail.server.on("/token", Answer.json(401, "{\"error\":\"unauthorized_client\"}"));

    var failure = failure();

    assertThat(failure.fault()).isEqualTo(Fault.SOURCE_UNAUTHORIZED);
    assertThat(failure)
        .hasMessageContaining("Google gave no access token")
        .hasMessageContaining("domain-wide delegation");
  }

  @Test
  void aServerErrorWithoutJsonIsTriedAgain() {
    gmail.mail("a");
    gmail.server.onceOn(
        "/batch",
        new Answer(
            502, "text/html", "<html>Bad gateway".getBytes(StandardCharsets.UTF_8), Map.of()));

    gmail.source(folder).everything(BOX, read::add);

    assertThat(read).hasSize(1);
    assertThat(gmail.batches()).hasSize(2);
  }

  @Test
  void aBatchAnswerThatIsNoneIsTriedAgain() {
    gmail.mail("a");
    gmail.server.onceOn("/batch", Answer.of("text/html", "<html>maintenance</html>"));

    gmail.source(folder).everything(BOX, read::add);

    assertThat(read).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>maintenance</html>",
        "[]",
        "null",
        "{}",
        "{\"messages\":5}",
        "{\"messages\":[{}]}",
        "{\"messages\":[null]}",
        "{\"messages\":[{\"id\":\"a\"}"
      })
  void aListThatIsNoneIsGmailsFailureAndNoDefectOfOurs(String body) {
    gmail.onList(Answer.json(200, body));

    assertThat(failure().fault()).isIn(Fault.SOURCE_ANSWER_UNREADABLE, Fault.SOURCE_UNAVAILABLE);
  }

  @Test
  void anEmptyMailboxIsNoFailure() {
    gmail.onList(Answer.json(200, "{\"resultSizeEstimate\":0}"));

    assertThat(gmail.source(folder).everything(BOX, read::add).cursor()).isNotEmpty();
    assertThat(read).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>maintenance</html>",
        "[]",
        "null",
        "{}",
        "{\"history\":5,\"historyId\":\"90\"}",
        "{\"history\":[],\"historyId\":\"ninety\"}",
        "{\"history\":[{\"id\":\"81\""
      })
  void aHistoryThatIsNoneIsGmailsFailureAndMovesNoCursor(String body) {
    gmail.history(body);
    var source = gmail.source(folder);

    var failure =
        catchThrowableOfType(SourceFailure.class, () -> source.changes(BOX, "80", read::add));

    assertThat(failure.fault()).isIn(Fault.SOURCE_ANSWER_UNREADABLE, Fault.SOURCE_UNAVAILABLE);
  }

  @Test
  void aMissingKeyFileSaysWhatToDo() {
    gmail.mail("a");
    var source = gmail.source(folder);
    folder.resolve("key.json").toFile().delete();

    var failure =
        catchThrowableOfType(SourceFailure.class, () -> source.everything(BOX, read::add));

    assertThat(failure).hasMessageContaining("ingest.gmail.credentials-file");
  }
}
