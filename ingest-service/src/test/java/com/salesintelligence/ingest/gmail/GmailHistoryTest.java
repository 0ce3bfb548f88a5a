package com.salesintelligence.ingest.gmail;

import static com.salesintelligence.ingest.gmail.OddGmail.BOX;
import static com.salesintelligence.ingest.gmail.OddGmail.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.gmail.OddGmail.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the history of a mailbox tells, and what it leaves out. */
class GmailHistoryTest {

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

  @Test
  void historyTellsWhatChangedAndWhatIsGoneAndTheLastWordCounts() {
    gmail.mail("added").mail("labelled").mail("deleted").mail("brief");
    gmail.history(
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
  void aMailThatIsPutIntoTheTrashIsGoneThoughGmailCallsItNoDeletion() {
    gmail.part("a", new Part(200, json("a", "\"TRASH\"", "x")));
    gmail.history(
        "{\"historyId\":\"90\",\"history\":[{\"id\":\"81\",\"labelsAdded\":[{\"message\":{\"id\":\"a\"},\"labelIds\":[\"TRASH\"]}]}]}");

    gmail.source(folder).changes(BOX, "80", read::add);

    assertThat(read).singleElement().isInstanceOf(Reading.Gone.class);
  }

  @Test
  void aMailThatIsTakenOutOfTheTrashIsThereAgain() {
    gmail.mail("a");
    gmail.history(
        "{\"historyId\":\"90\",\"history\":[{\"id\":\"81\",\"labelsRemoved\":[{\"message\":{\"id\":\"a\"},\"labelIds\":[\"TRASH\"]}]}]}");

    gmail.source(folder).changes(BOX, "80", read::add);

    assertThat(read).singleElement().isInstanceOf(Reading.Present.class);
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

  @ParameterizedTest
  @ValueSource(strings = {"99999999", "abc", "", "-4", "99999999999999999999"})
  void aCursorFromTheFutureOrOfNoSenseLeadsToAFullRun(String cursor) {
    gmail.history("{\"historyId\":\"1000\"}");

    assertThat(gmail.source(folder).changes(BOX, cursor, read::add)).isEmpty();
  }

  /** One of Gmail's servers may lag behind the one that gave the cursor. */
  @Test
  void anAnswerThatLagsBehindTheCursorDoesNotMoveItBack() {
    gmail.history("{\"historyId\":\"990\"}");

    assertThat(gmail.source(folder).changes(BOX, "995", read::add).orElseThrow().cursor())
        .isEqualTo("995");
  }

  @Test
  void aHistoryIdThatGmailNoLongerKnowsIsNoFailure() {
    gmail.onHistory(
        Answer.json(404, "{\"error\":{\"code\":404,\"errors\":[{\"reason\":\"notFound\"}]}}"));

    assertThat(gmail.source(folder).changes(BOX, "80", read::add)).isEmpty();
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
        """
        {"historyId":"90","history":[
          {"id":"81","messagesAdded":[{"message":{"id":"a"}},{"message":{"id":"late"}}]}]}
        """);
    var source = gmail.source(folder);

    assertThat(source.changes(BOX, "80", read::add).orElseThrow().cursor()).isEqualTo("80");
    gmail.history("{\"historyId\":\"95\",\"history\":[]}");
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
}
