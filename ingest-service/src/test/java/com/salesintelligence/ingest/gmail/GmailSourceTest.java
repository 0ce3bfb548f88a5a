package com.salesintelligence.ingest.gmail;

import static com.salesintelligence.ingest.gmail.OddGmail.BOX;
import static com.salesintelligence.ingest.gmail.OddGmail.THROTTLED;
import static com.salesintelligence.ingest.gmail.OddGmail.json;
import static com.salesintelligence.ingest.gmail.OddGmail.raw;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.GmailScopes;
import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.gmail.OddGmail.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class GmailSourceTest {

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
  void aPageOfTheListThatIsShortOrEmptyIsNotItsEnd() {
    gmail.mail("a").mail("b");
    gmail.listPages(
        "{\"messages\":[{\"id\":\"a\"}],\"nextPageToken\":\"p2\"}",
        "{\"nextPageToken\":\"p3\",\"resultSizeEstimate\":0}",
        "{\"messages\":[{\"id\":\"b\"}]}");

    readEverything();

    assertThat(read).extracting(r -> r.key().externalId()).containsExactlyInAnyOrder("a", "b");
    assertThat(gmail.lists())
        .allMatch(query -> query.contains("maxResults=500"))
        .satisfiesExactly(
            first -> assertThat(first).doesNotContain("pageToken"),
            second -> assertThat(second).contains("pageToken=p2"),
            third -> assertThat(third).contains("pageToken=p3"));
  }

  @Test
  void aPartThatIsThrottledIsAskedForAgainWithoutTheOthers() {
    gmail.mail("a").mail("b").mail("c").first("b", THROTTLED);

    readEverything();

    assertThat(gmail.batches()).containsExactly(List.of("a", "b", "c"), List.of("b"));
    assertThat(read).extracting(r -> r.key().externalId()).containsExactlyInAnyOrder("a", "b", "c");
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
  void rawTextIsReadInTheAlphabetOfUrls() {
    gmail.part("a", new Part(200, raw("a", "", "-_-_")));

    var mail = (Body.Mail) ((Reading.Present) only()).body();
    assertThat(mail.rfc822()).containsExactly(0xFB, 0xFF, 0xBF);
  }

  @Test
  void numbersAreReadAsTextsAndAsNumbers() {
    gmail.part(
        "a",
        new Part(
            200, "{\"id\":\"a\",\"historyId\":78,\"internalDate\":1700000000000,\"raw\":\"SGk\"}"));

    assertThat(only().version()).isEqualTo(78);
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

  /** Google's client asks for it in Google's own name, wherever the token comes from. */
  @Test
  void aTokenIsAskedForInTheNameOfTheMailboxsOwner() {
    gmail.mail("a");

    readEverything();

    var assertion = gmail.server.requests("/token").getFirst().body().split("assertion=", 2)[1];
    var claims =
        JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(assertion.split("\\.", 3)[1]));
    assertThat(claims.path("sub").asString()).isEqualTo(BOX);
    assertThat(claims.path("scope").asString()).isEqualTo(GmailScopes.GMAIL_READONLY);
    assertThat(claims.path("aud").asString()).isEqualTo("https://oauth2.googleapis.com/token");
  }
}
