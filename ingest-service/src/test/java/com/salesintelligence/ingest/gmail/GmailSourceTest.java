package com.salesintelligence.ingest.gmail;

import static com.salesintelligence.ingest.gmail.OddGmail.BOX;
import static com.salesintelligence.ingest.gmail.OddGmail.json;
import static com.salesintelligence.ingest.gmail.OddGmail.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.gmail.OddGmail.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class GmailSourceTest {

  private static final String THROTTLED =
      "{\"error\":{\"code\":429,\"message\":\"slow\",\"errors\":[{\"reason\":\"rateLimitExceeded\"}]}}";

  @TempDir private Path folder;
  private final OddGmail gmail = new OddGmail();
  private final List<Reading> read = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    gmail.close();
  }

  private void readEverything() {
    gmail.source(folder).everything(BOX, read::add);
  }

  private SourceFailure failure() {
    try {
      readEverything();
      throw new AssertionError("no failure");
    } catch (SourceFailure failure) {
      return failure;
    } catch (CompletionException e) {
      return (SourceFailure) e.getCause();
    }
  }

  private Reading only() {
    readEverything();
    assertThat(read).hasSize(1);
    return read.getFirst();
  }

  @Test
  void readsEveryMailAsItIs() {
    gmail.mail("a");

    var present = (Reading.Present) only();
    var mail = (Body.Mail) present.body();

    assertThat(present.key().externalId()).isEqualTo("a");
    assertThat(present.version()).isEqualTo(77);
    assertThat(mail.mailbox()).isEqualTo(BOX);
    assertThat(mail.threadId()).isEqualTo("t-a");
    assertThat(mail.labels()).containsExactly("INBOX");
    assertThat(mail.internalDateMs()).isEqualTo(1_700_000_000_000L);
    assertThat(new String(mail.rfc822(), StandardCharsets.UTF_8))
        .isEqualTo("Subject: a\r\n\r\nHello");
    assertThat(mail.cut()).isFalse();
  }

  @Test
  void theCursorOfAFullRunIsTheHistoryIdFromBeforeTheListing() {
    gmail.mail("a");

    var bookmark = gmail.source(folder).everything(BOX, read::add);

    assertThat(bookmark.cursor()).isEqualTo("1000");
    assertThat(bookmark.asOf()).isEqualTo(1000);
  }

  @Test
  void aPartThatIsThrottledIsAskedForAgainWithoutTheOthers() {
    gmail.mail("a").mail("b").mail("c").first("b", new Part(429, THROTTLED));

    readEverything();

    assertThat(gmail.batches()).containsExactly(List.of("a", "b", "c"), List.of("b"));
    assertThat(read).extracting(r -> r.key().externalId()).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void aPartThatStaysThrottledFailsTheRun() {
    gmail.part("a", new Part(429, THROTTLED));

    assertThat(failure().fault()).isEqualTo(Fault.SOURCE_THROTTLED);
    assertThat(gmail.batches()).hasSize(3);
  }

  @Test
  void aPartThatTheServerLeavesOutIsAskedForAgain() {
    gmail.mail("a").mail("b").first("b", new Part(0, ""));

    readEverything();

    assertThat(gmail.batches()).containsExactly(List.of("a", "b"), List.of("b"));
    assertThat(read).hasSize(2);
  }

  @Test
  void partsWithoutNumbersAreOnlyTakenWhenNoneIsMissing() {
    gmail.mail("a").mail("b").first("a", new Part(0, "")).unnumbered();

    readEverything();

    assertThat(gmail.batches()).containsExactly(List.of("a", "b"), List.of("a", "b"));
    assertThat(read).extracting(r -> r.key().externalId()).containsExactly("a", "b");
  }

  @Test
  void aPartThatRefusesTheTokenIsAskedForOnceWithANewOne() {
    gmail.mail("a").mail("b").first("b", new Part(401, "{\"error\":{\"code\":401}}"));

    readEverything();

    assertThat(gmail.batches()).containsExactly(List.of("a", "b"), List.of("b"));
    assertThat(gmail.server.requests("/token")).hasSize(2);
  }

  @Test
  void aTokenThatIsRefusedAgainSaysWhatToDo() {
    gmail.part("a", new Part(401, "{\"error\":{\"code\":401}}"));

    assertThat(failure().fault()).isEqualTo(Fault.SOURCE_UNAUTHORIZED);
    assertThat(gmail.batches()).hasSize(2);
  }

  @Test
  void aMailThatWasDeletedSinceItWasListedIsLeftToHistory() {
    gmail.mail("a").part("b", new Part(404, "{\"error\":{\"code\":404}}"));

    readEverything();

    assertThat(read).extracting(r -> r.key().externalId()).containsExactly("a");
  }

  /** Right after it has come Gmail may not find a mail; a full listing may name one too many. */
  @Test
  void aMailThatIsNotFoundIsAskedForAgainAndKeepsTheCursorUntilItIsThere() {
    gmail.mail("a").mail("late").first("late", new Part(404, "{\"error\":{\"code\":404}}"));
    gmail.history(
        "",
        """
        {"historyId":"90","history":[
          {"id":"81","messagesAdded":[{"message":{"id":"a"}},{"message":{"id":"late"}}]}]}
        """);
    var source = gmail.source(folder);

    assertThat(source.changes(BOX, "80", read::add).orElseThrow().cursor()).isEqualTo("80");
    gmail.history("", "{\"historyId\":\"95\",\"history\":[]}");
    assertThat(source.changes(BOX, "90", read::add).orElseThrow().cursor()).isEqualTo("95");

    assertThat(read).extracting(r -> r.key().externalId()).containsExactly("a", "late");
  }

  @Test
  void aMailThatIsNotFoundIsNotGoneBeforeHistorySaysSo() {
    gmail.mail("a").part("late", new Part(404, "{\"error\":{\"code\":404}}"));
    var stillThere = new ArrayList<String>();
    var sink =
        new Sink() {
          @Override
          public void accept(Reading reading) {
            read.add(reading);
          }

          @Override
          public void stillThere(RecordKey key) {
            stillThere.add(key.externalId());
          }
        };

    gmail.source(folder).everything(BOX, sink);

    assertThat(stillThere).containsExactly("late");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"TRASH\"", "\"INBOX\",\"SPAM\""})
  void aMailInTrashOrSpamIsGone(String labels) {
    gmail.part("a", new Part(200, json("a", labels, "x")));

    assertThat(only()).isInstanceOf(Reading.Gone.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"x\",\"historyId\":\"5\",\"raw\":\"A\"}",
        "{\"id\":\"x\",\"historyId\":\"5\",\"raw\":\"AAAA*AAA\"}",
        "{\"id\":\"x\",\"historyId\":\"5\",\"raw\":12}",
        "{\"id\":\"x\",\"historyId\":\"5\",\"raw\":null}",
        "{\"id\":\"x\",\"historyId\":\"5\"}",
        "{\"id\":\"x\",\"raw\":\"AAAA\"}",
        "{\"id\":\"x\",\"historyId\":\"five\",\"raw\":\"AAAA\"}",
        "{\"id\":\"x\",\"historyId\":\"5\",\"labelIds\":{\"a\":1},\"raw\":\"AAAA\"}",
        "{\"id\":\"x\",\"historyId\":\"5\",\"raw\":\"AAA",
        "[1,2]",
        "null",
        "<html>odd</html>",
        ""
      })
  void aMailThatCannotBeReadIsToldWithItsBytesAndSpoilsNoOther(String body) {
    gmail.mail("a").part("x", new Part(200, body)).mail("z");

    readEverything();

    assertThat(read).hasSize(3);
    var unreadable =
        read.stream()
            .filter(Reading.Unreadable.class::isInstance)
            .map(Reading.Unreadable.class::cast)
            .toList();
    assertThat(unreadable).hasSize(1);
    assertThat(unreadable.getFirst().key().externalId()).isEqualTo("x");
    assertThat(new String(unreadable.getFirst().original(), StandardCharsets.UTF_8))
        .isEqualTo(body);
    assertThat(unreadable.getFirst().problem()).startsWith("Gmail");
  }

  @Test
  void unpaddedBase64IsReadToo() {
    gmail.part("a", new Part(200, raw("a", "", "SGk")));

    var mail = (Body.Mail) ((Reading.Present) only()).body();
    assertThat(mail.rfc822()).asString().isEqualTo("Hi");
  }

  @Test
  void aMailThatIsTooLargeForAnEventIsCutAndSaysSo() {
    var large = new byte[300_000];
    ThreadLocalRandom.current().nextBytes(large);
    var text = "Subject: large\r\n\r\n" + java.util.HexFormat.of().formatHex(large);
    gmail.part("a", new Part(200, json("a", "", text)));

    gmail.source(folder, DataSize.ofKilobytes(10)).everything(BOX, read::add);

    var mail = (Body.Mail) ((Reading.Present) read.getFirst()).body();
    assertThat(mail.rfc822()).asString().isEqualTo(text.substring(0, 10 * 1024));
    assertThat(mail.size()).isEqualTo(text.length());
    assertThat(mail.cut()).isTrue();
  }

  @Test
  void moreThanABatchOfMailsIsReadInSeveral() {
    for (int i = 0; i < 250; i++) {
      gmail.mail("m" + i);
    }

    readEverything();

    assertThat(gmail.batches()).extracting(List::size).containsExactlyInAnyOrder(100, 100, 50);
    assertThat(read).hasSize(250);
  }

  @Test
  void historyTellsWhatChangedAndWhatIsGoneAndTheLastWordCounts() {
    gmail.mail("added").mail("labelled").mail("deleted").mail("brief");
    gmail.history(
        "",
        """
        {"historyId":"90","history":[
          {"id":"81","messagesAdded":[{"message":{"id":"added"}},{"message":{"id":"brief"}}]},
          {"id":"84","labelsRemoved":[{"message":{"id":"labelled"},"labelIds":["UNREAD"]}]},
          {"id":"85","messagesDeleted":[{"message":{"id":"deleted"}},{"message":{"id":"brief"}}]}]}
        """);

    var bookmark = gmail.source(folder).changes(BOX, "80", read::add).orElseThrow();

    assertThat(bookmark.cursor()).isEqualTo("90");
    assertThat(read)
        .filteredOn(Reading.Gone.class::isInstance)
        .extracting(r -> r.key().externalId(), Reading::version)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("deleted", 85L),
            org.assertj.core.groups.Tuple.tuple("brief", 85L));
    assertThat(read)
        .filteredOn(Reading.Present.class::isInstance)
        .extracting(r -> r.key().externalId())
        .containsExactlyInAnyOrder("added", "labelled");
  }

  @Test
  void theCursorIsTheHistoryIdOfTheLastPageAlsoWhenAPageIsEmpty() {
    gmail.mail("a");
    gmail.historyPages(
        "{\"historyId\":\"500\",\"nextPageToken\":\"p2\"}",
        "{\"historyId\":\"510\",\"nextPageToken\":\"p3\",\"history\":[{\"id\":\"81\",\"messagesAdded\":[{\"message\":{\"id\":\"a\"}}]}]}",
        "{\"historyId\":\"520\"}");

    var bookmark = gmail.source(folder).changes(BOX, "80", read::add).orElseThrow();

    assertThat(bookmark.cursor()).isEqualTo("520");
    assertThat(read).hasSize(1);
  }

  @Test
  void aHistoryIdThatGmailNoLongerKnowsIsNoFailure() {
    gmail.onHistory(
        Answer.json(404, "{\"error\":{\"code\":404,\"errors\":[{\"reason\":\"notFound\"}]}}"));

    assertThat(gmail.source(folder).changes(BOX, "80", read::add)).isEmpty();
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

    readEverything();

    assertThat(read).hasSize(1);
    assertThat(gmail.batches()).hasSize(2);
  }

  @Test
  void aBatchAnswerThatIsNoneIsTriedAgain() {
    gmail.mail("a");
    gmail.server.onceOn("/batch", Answer.of("text/html", "<html>maintenance</html>"));

    readEverything();

    assertThat(read).hasSize(1);
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
