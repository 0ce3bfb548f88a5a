package com.salesintelligence.score.messaging;

import static com.salesintelligence.score.core.facts.AnAccount.NOW;
import static com.salesintelligence.score.core.facts.AnAccount.account;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.RecommendationUpdated;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.events.Source;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Publisher;
import com.salesintelligence.score.core.DirtyAccount;
import com.salesintelligence.score.core.RecordId;
import com.salesintelligence.score.core.advice.Recommendation;
import com.salesintelligence.score.core.advice.Recommending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PublishRecommendationTest {

  private final List<Event<? extends Message>> published = new ArrayList<>();
  private final Publisher publisher =
      (topic, event) -> {
        assertThat(topic).isEqualTo(Topic.RECOMMENDATIONS);
        published.add(event);
        return CompletableFuture.completedFuture("1");
      };
  private final PublishRecommendation telling = new PublishRecommendation(publisher);

  @Test
  void saysWhatChangedAndBecauseOfWhat() {
    telling.tell(
        at(NOW),
        List.of("Priority rose from 62 to 71: Nina Ferrara wrote today"),
        because(new RecordId("GMAIL", "message", "18c")));

    var event = published.getFirst();
    var news = (RecommendationUpdated) event.payload();
    assertThat(event.subject()).isEqualTo("001");
    assertThat(event.time()).isEqualTo(NOW);
    assertThat(news.getScoreDate()).isEqualTo("2026-11-20");
    assertThat(news.getPriorityScore()).isEqualTo(at(NOW).scores().priority().total());
    assertThat(news.getChangesList())
        .containsExactly("Priority rose from 62 to 71: Nina Ferrara wrote today");
    assertThat(news.getBecauseOfList())
        .containsExactly(
            RecordRef.newBuilder()
                .setSource(Source.GMAIL)
                .setObjectType("message")
                .setExternalId("18c")
                .build());
  }

  @Test
  void theSameNewsHasTheSameIdWheneverItIsToldAndInWhateverOrderItsCausesCame() {
    var one = new RecordId("GMAIL", "message", "1");
    var two = new RecordId("GMAIL", "message", "2");
    telling.tell(at(NOW), List.of("a"), because(one, two));
    telling.tell(at(NOW.plusSeconds(1)), List.of("a"), because(two, one));

    assertThat(published).extracting(Event::id).containsOnly(published.getFirst().id());
  }

  @Test
  void otherNewsHasAnotherId() {
    telling.tell(at(NOW), List.of("a"), because());
    telling.tell(at(NOW), List.of("b"), because());
    telling.tell(at(NOW.plus(ofDays(1))), List.of("a"), because());

    assertThat(published).extracting(Event::id).doesNotHaveDuplicates();
  }

  @Test
  void continuesTheTraceOfItsCause() {
    var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    telling.tell(at(NOW), List.of("a"), new DirtyAccount("001", List.of(), false, trace));

    assertThat(published.getFirst().attributes()).containsEntry("traceparent", trace);
  }

  private static DirtyAccount because(RecordId... records) {
    return new DirtyAccount("001", List.of(records), false, "");
  }

  private static Recommendation at(Instant now) {
    return new Recommending().recommend(account().wrote("Nina Ferrara", ofDays(1)).facts(), now);
  }
}
