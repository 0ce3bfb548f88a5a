package com.salesintelligence.local.sandbox;

import static com.salesintelligence.local.sandbox.GmailClients.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.BatchModifyMessagesRequest;
import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.ModifyMessageRequest;
import com.google.api.services.gmail.model.WatchRequest;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GmailWritesTest {
  private static final String JONAS = "jonas.weber@harborlight.example";

  private static Sandbox sandbox;
  private static Http http;
  private static Gmail gmail;

  @BeforeAll
  static void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    http = new Http(sandbox.url());
    gmail = GmailClients.writing(sandbox, MAYA);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static Message mail(String text) {
    return new Message().encodeRaw(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Label label(String name) {
    return new Label()
        .setName(name)
        .setLabelListVisibility("labelShow")
        .setMessageListVisibility("show");
  }

  private static String dropped(String text) {
    return http.post("/sandbox/gmail/" + MAYA + "/messages", text).json().path("id").asString();
  }

  private static BigInteger now() throws IOException {
    return gmail.users().getProfile("me").execute().getHistoryId();
  }

  private static void refused(int status, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            GoogleJsonResponseException.class,
            refusal -> assertThat(refusal.getStatusCode()).isEqualTo(status));
  }

  private static List<String> search(String q) throws IOException {
    var found = gmail.users().messages().list("me").setQ(q).execute().getMessages();
    return found == null ? List.of() : found.stream().map(Message::getId).toList();
  }

  @Test
  void keepsAReplyAsADraftInItsThread() throws IOException {
    String first =
        dropped("Message-ID: <q1@a.example>\r\nFrom: a@a.example\r\nSubject: Offer\r\n\r\nx");
    String reply =
        "Message-ID: <r1@h.example>\r\nTo: a@a.example\r\nSubject: Re: Offer\r\nIn-Reply-To: <q1@a.example>\r\n\r\ny";

    var draft =
        gmail
            .users()
            .drafts()
            .create("me", new Draft().setMessage(mail(reply).setThreadId(first)))
            .execute();

    assertThat(draft.getMessage().getThreadId()).isEqualTo(first);
    assertThat(draft.getMessage().getLabelIds()).containsExactly("DRAFT");
    var found = gmail.users().drafts().list("me").setQ("rfc822msgid:r1@h.example").execute();
    assertThat(found.getDrafts()).extracting(Draft::getId).containsExactly(draft.getId());
    assertThat(gmail.users().drafts().list("me").setQ("rfc822msgid:<none@x>").execute().getDrafts())
        .isNull();
  }

  @Test
  void putsADraftIntoAThreadOnlyWhereSubjectAndReferenceAgree() throws IOException {
    String first =
        dropped("Message-ID: <q2@a.example>\r\nFrom: a@a.example\r\nSubject: Price\r\n\r\nx");
    for (String headers :
        List.of("Subject: Price", "Subject: Other\r\nIn-Reply-To: <q2@a.example>")) {
      var draft =
          gmail
              .users()
              .drafts()
              .create(
                  "me",
                  new Draft()
                      .setMessage(
                          mail("To: a@a.example\r\n" + headers + "\r\n\r\ny").setThreadId(first)))
              .execute();
      assertThat(draft.getMessage().getThreadId()).isNotEqualTo(first);
    }
    refused(
        404,
        () ->
            gmail
                .users()
                .drafts()
                .create("me", new Draft().setMessage(mail("x").setThreadId("00000000000000aa")))
                .execute());
  }

  @Test
  void keepsTheIdOfADraftThroughUpdatesUntilItIsSent() throws IOException {
    var drafts = gmail.users().drafts();
    var draft =
        drafts
            .create("me", new Draft().setMessage(mail("To: " + JONAS + "\r\nSubject: A\r\n\r\n1")))
            .execute();

    var updated =
        drafts
            .update(
                "me",
                draft.getId(),
                new Draft().setMessage(mail("To: " + JONAS + "\r\nSubject: B\r\n\r\n2")))
            .execute();
    assertThat(updated.getId()).isEqualTo(draft.getId());
    assertThat(updated.getMessage().getId()).isNotEqualTo(draft.getMessage().getId());
    assertThat(
            new String(
                drafts.get("me", draft.getId()).setFormat("raw").execute().getMessage().decodeRaw(),
                StandardCharsets.UTF_8))
        .contains("Subject: B");

    var start = now();
    var sent = drafts.send("me", new Draft().setId(draft.getId())).execute();
    assertThat(sent.getLabelIds()).containsExactly("SENT");
    refused(404, () -> drafts.get("me", draft.getId()).execute());
    var history = gmail.users().history().list("me").setStartHistoryId(start).execute();
    assertThat(history.getHistory()).anyMatch(one -> one.getMessagesDeleted() != null);
    assertThat(
            GmailClients.of(sandbox, JONAS)
                .users()
                .messages()
                .list("me")
                .setQ("subject:B in:inbox")
                .execute()
                .getMessages())
        .isNotEmpty();
  }

  @Test
  void deletesADraft() throws IOException {
    var draft = gmail.users().drafts().create("me", new Draft().setMessage(mail("x"))).execute();

    gmail.users().drafts().delete("me", draft.getId()).execute();

    refused(404, () -> gmail.users().drafts().get("me", draft.getId()).execute());
    refused(404, () -> gmail.users().drafts().get("me", "r99999999999999999999").execute());
  }

  @Test
  void sendsAMailAndRefusesOneWithoutRecipient() throws IOException {
    var sent =
        gmail
            .users()
            .messages()
            .send("me", mail("To: x@y.example\r\nSubject: S\r\n\r\n"))
            .execute();

    assertThat(sent.getLabelIds()).containsExactly("SENT");
    refused(400, () -> gmail.users().messages().send("me", mail("Subject: S\r\n\r\n")).execute());
    refused(400, () -> gmail.users().messages().send("me", new Message().setRaw("%%%")).execute());
  }

  @Test
  void tellsLabelsTrashAndDeletionsInItsHistory() throws IOException {
    String id = dropped("From: b@b.example\r\nSubject: Trash me\r\n\r\nx");
    var label = gmail.users().labels().create("me", label("Follow up")).execute();
    var start = now();
    var messages = gmail.users().messages();

    messages
        .modify(
            "me",
            id,
            new ModifyMessageRequest()
                .setAddLabelIds(List.of(label.getId()))
                .setRemoveLabelIds(List.of("UNREAD")))
        .execute();
    assertThat(messages.trash("me", id).execute().getLabelIds())
        .contains("TRASH")
        .doesNotContain("INBOX");
    assertThat(search("subject:\"Trash me\"")).isEmpty();
    assertThat(search("in:anywhere subject:\"Trash me\"")).containsExactly(id);
    messages.untrash("me", id).execute();
    messages.delete("me", id).execute();

    var history = gmail.users().history().list("me").setStartHistoryId(start).execute();
    assertThat(history.getHistory())
        .anyMatch(one -> one.getLabelsAdded() != null)
        .anyMatch(one -> one.getLabelsRemoved() != null)
        .anyMatch(one -> one.getMessagesDeleted() != null);
    refused(404, () -> messages.get("me", id).execute());
  }

  @Test
  void listsCountsAndMakesLabels() throws IOException {
    var labels = gmail.users().labels();
    var made = labels.create("me", label("Key account")).execute();
    String one = dropped("From: c@c.example\r\n\r\nx");
    String two = dropped("From: c@c.example\r\n\r\ny");

    gmail
        .users()
        .messages()
        .batchModify(
            "me",
            new BatchModifyMessagesRequest()
                .setIds(List.of(one, two))
                .setAddLabelIds(List.of(made.getId())))
        .execute();

    assertThat(labels.list("me").execute().getLabels())
        .extracting(Label::getName)
        .contains("INBOX", "Key account");
    assertThat(labels.get("me", made.getId()).execute().getMessagesTotal()).isEqualTo(2);
    assertThat(search("label:key-account")).containsExactly(two, one);
    refused(409, () -> labels.create("me", label("key account")).execute());
    refused(404, () -> labels.get("me", "Label_99").execute());
    refused(
        400,
        () ->
            gmail
                .users()
                .messages()
                .modify("me", one, new ModifyMessageRequest().setAddLabelIds(List.of("Label_99")))
                .execute());
  }

  @Test
  void findsMailsByWhatItsSearchKnowsAndRefusesTheRest() throws IOException {
    String id =
        dropped(
            "Message-ID: <find@d.example>\r\nFrom: Dora <dora.zinn@d.example>\r\nTo: Maya\r\nSubject: Gr=?UTF-8?Q?=C3=BC?=n\r\n\r\nx");

    for (String q :
        List.of(
            "rfc822msgid:find@d.example",
            "from:dora.zinn@d.example in:inbox is:unread",
            "from:dora.zinn -subject:other after:2020/01/01",
            "from:dora.zinn to:maya before:4102444800")) {
      assertThat(search(q)).as(q).containsExactly(id);
    }
    assertThat(search("from:dora.zinn before:2020/01/01")).isEmpty();
    for (String q :
        List.of("hello", "from:x OR to:y", "has:attachment", "in:nowhere", "after:soon")) {
      refused(400, () -> search(q));
    }
  }

  @Test
  void listsAndReadsThreads() throws IOException {
    String first =
        dropped("Message-ID: <t1@e.example>\r\nFrom: e@e.example\r\nSubject: T\r\n\r\nx");
    String second =
        dropped("In-Reply-To: <t1@e.example>\r\nFrom: e@e.example\r\nSubject: Re: T\r\n\r\ny");

    var thread = gmail.users().threads().get("me", first).execute();
    var listed = gmail.users().threads().list("me").setMaxResults(500L).execute().getThreads();

    assertThat(thread.getMessages()).extracting(Message::getId).containsExactly(first, second);
    assertThat(listed).extracting(one -> one.getId()).contains(first).doesNotHaveDuplicates();
    refused(404, () -> gmail.users().threads().get("me", "00000000000000aa").execute());
  }

  @Test
  void letsAReadersTokenOnlyRead() throws IOException {
    var reader = GmailClients.of(sandbox, MAYA);

    refused(
        403,
        () -> reader.users().drafts().create("me", new Draft().setMessage(mail("x"))).execute());
  }

  @Test
  void refusesAWatchWhoseTopicCannotBeReached() {
    refused(
        400,
        () ->
            gmail
                .users()
                .watch("me", new WatchRequest().setTopicName("projects/p/topics/t"))
                .execute());
    refused(
        400,
        () -> gmail.users().watch("me", new WatchRequest().setTopicName("nonsense")).execute());
  }
}
