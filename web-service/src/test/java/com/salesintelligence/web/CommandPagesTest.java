package com.salesintelligence.web;

import static com.salesintelligence.web.SharedWeb.as;
import static com.salesintelligence.web.SharedWeb.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.DraftRequested;
import com.salesintelligence.contracts.commands.LeadRequested;
import com.salesintelligence.contracts.commands.MappingDecided;
import com.salesintelligence.webtest.FakePublisher;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people decide on the pages, and what is asked of the services then. */
class CommandPagesTest {

  private final FakePublisher publisher = SharedWeb.get().getBean(FakePublisher.class);

  @BeforeEach
  void forget() {
    publisher.clear();
  }

  @Test
  void assigningAnAddressSendsADecision() {
    var page = "/unmatched/assign?address=sofia.marques@northwind.example";
    var maya = as("maya");
    assertThat(maya.get(page).body()).contains("7 mails");
    var response =
        maya.submit(
            page,
            "/unmatched/assign",
            Map.of("address", "Sofia.Marques@northwind.example ", "choice", "contact:003A:001A"));
    assertThat(location(response)).endsWith("/unmatched");
    var sent = publisher.published().getFirst();
    assertThat(sent.topic()).isEqualTo(Topic.RESOLVE_COMMANDS);
    assertThat(sent.event().subject()).doesNotContain("sofia");
    var decided = (MappingDecided) sent.event().payload();
    assertThat(decided.getEmailAddress()).isEqualTo("sofia.marques@northwind.example");
    assertThat(decided.getContactId()).isEqualTo("003A");
    assertThat(decided.getAccountId()).isEqualTo("001A");
    assertThat(decided.getIsActive()).isTrue();
    assertThat(decided.getDecidedBy()).isEqualTo("maya");
    assertThat(maya.get("/unmatched").body()).contains("Waiting for resolve-service");
  }

  @Test
  void leadsAreAskedForOnceForEachMailThatWasChosen() {
    var maya = as("maya");
    var response = maya.submit("/unmatched", "/unmatched/leads", Map.of("message", "m1,m2,m1"));

    assertThat(location(response)).endsWith("/unmatched");
    var sent = publisher.published().getFirst();
    assertThat(sent.topic()).isEqualTo(Topic.INGEST_COMMANDS);
    var asked = (LeadRequested) sent.event().payload();
    assertThat(asked.getMessageIdsList()).containsExactly("m1", "m2");
    assertThat(asked.getRequestedBy()).isEqualTo("maya");
    assertThat(asked.getDespiteDuplicates()).isFalse();
    assertThat(maya.get("/unmatched").body())
        .contains("Waiting for ingest-service", "/commands/" + asked.getCommandId() + "?asked=2");
  }

  @Test
  void theOutcomeOfEachLeadIsShownAndADuplicateCanBeInsistedOn() {
    var maya = as("maya");
    assertThat(maya.get("/commands/waiting?asked=1").body())
        .contains("Waiting for", "every 1s", "under way");
    assertThat(maya.get("/commands/c9?asked=2").body())
        .contains("The lead was created.", "00Q000000000001AAA", "Allow it.", "Delivery &amp; &lt;")
        .doesNotContain("every 1s");

    maya.submit("/unmatched", "/unmatched/leads", Map.of("message", "m2", "despite", "true"));
    var asked = (LeadRequested) publisher.published().getFirst().event().payload();
    assertThat(asked.getDespiteDuplicates()).isTrue();
    assertThat(maya.get("/unmatched").body()).contains("Create all the same");
  }

  @Test
  void aNoticeIsGoodOnlyWhenAllWentWell() {
    assertThat(as("maya").get("/commands/c9?asked=2").body())
        .contains("class=\"notice bad\"", "1 done, 1 failed.");
    assertThat(as("maya").get("/commands/c9?asked=3").body()).contains("class=\"notice busy\"");
  }

  @Test
  void aReplyToAMailIsAskedForAsADraftInItsConversation() {
    var maya = as("maya");
    assertThat(maya.get("/mails/m1").body()).contains("Save reply as draft", "r-17");
    var response = maya.submit("/mails/m1", "/mails/m1/draft", Map.of("text", "10 each.\nMaya"));

    assertThat(location(response)).endsWith("/mails/m1");
    var asked = (DraftRequested) publisher.published().getFirst().event().payload();
    assertThat(asked.getMailboxEmail()).isEqualTo("maya.lindqvist@harborlight.example");
    assertThat(asked.getThreadId()).isEqualTo("t1");
    assertThat(asked.getMessageId()).isEqualTo("m1");
    assertThat(asked.getBodyText()).isEqualTo("10 each.\nMaya");
    assertThat(asked.getRequestedBy()).isEqualTo("maya");
    assertThat(maya.get("/mails/m1").body())
        .contains("Waiting for ingest-service", "/commands/" + asked.getCommandId() + "?asked=1");
  }

  @Test
  void nobodyPutsWordsIntoTheMailboxOfAnotherRep() {
    assertThat(as("maya").get("/mails/m2").body())
        .contains("Replies are saved by")
        .doesNotContain("Save reply as draft");
    assertThat(as("maya").submit("/mails/m1", "/mails/m2/draft", Map.of("text", "x")).statusCode())
        .isEqualTo(403);
    assertThat(as("maya").submit("/mails/m1", "/mails/m1/draft", Map.of("text", " ")).statusCode())
        .isEqualTo(400);
    assertThat(as("maya").submit("/mails/m1", "/mails/m7/draft", Map.of("text", "x")).statusCode())
        .isEqualTo(404);
    assertThat(publisher.published()).isEmpty();
    as("max").submit("/mails/m2", "/mails/m2/draft", Map.of("text", "x"));
    assertThat(publisher.published()).hasSize(1);
  }

  @Test
  void leadsFromNothingAreRefusedAndOperatorsMakeNone() {
    assertThat(as("maya").submit("/unmatched", "/unmatched/leads", Map.of()).statusCode())
        .isEqualTo(400);
    assertThat(as("olga").get("/commands/c9?asked=1").statusCode()).isEqualTo(403);
    assertThat(publisher.published()).isEmpty();
  }

  @Test
  void aDecisionCanBeTakenBack() {
    as("max")
        .submit(
            "/unmatched",
            "/unmatched/undo",
            Map.of("address", "mara@asteria.example", "contact", "003Z", "account", "001Z"));
    var decided = (MappingDecided) publisher.published().getFirst().event().payload();
    assertThat(decided.getIsActive()).isFalse();
    assertThat(decided.getContactId()).isEqualTo("003Z");
  }

  @Test
  void choosingNobodyOrNothingIsToldApart() {
    var page = "/unmatched/assign?address=a@b.example";
    assertThat(
            as("maya")
                .submit(page, "/unmatched/assign", Map.of("address", "a@b.example", "choice", ""))
                .statusCode())
        .isEqualTo(400);
    assertThat(publisher.published()).isEmpty();
    as("maya")
        .submit(page, "/unmatched/assign", Map.of("address", "a@b.example", "choice", "nobody"));
    assertThat(((MappingDecided) publisher.published().getFirst().event().payload()).getAccountId())
        .isEmpty();
  }

  @Test
  void aDecisionThatCannotBeSentSaysThatNothingChanged() {
    publisher.goDown();
    var response =
        as("maya")
            .submit(
                "/unmatched/assign?address=a@b.example",
                "/unmatched/assign",
                Map.of("address", "a@b.example", "choice", "nobody"));
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).contains("Your decision could not be sent.", "Nothing has changed");
  }
}
