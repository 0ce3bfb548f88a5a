package com.salesintelligence.local.sandbox;

import static com.salesintelligence.local.sandbox.GmailClients.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpHeaders;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.History;
import com.google.api.services.gmail.model.Message;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GmailTest {
  private static final String MAIL =
      "From: Someone <someone@nordvale.example>\r\nTo: maya.lindqvist@harborlight.example\r\n"
          + "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\r\nMessage-ID: <a1@nordvale.example>\r\n\r\nHello Maya\r\n";

  private Sandbox sandbox;
  private Http http;
  private Gmail gmail;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    http = new Http(sandbox.url());
    gmail = GmailClients.of(sandbox, MAYA);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private String drop(String mail) {
    return http.post("/sandbox/gmail/" + MAYA + "/messages", mail).json().path("id").asString();
  }

  private List<String> listAll(long pageSize) throws IOException {
    var ids = new ArrayList<String>();
    String token = null;
    do {
      var page =
          gmail.users().messages().list("me").setMaxResults(pageSize).setPageToken(token).execute();
      page.getMessages().forEach(message -> ids.add(message.getId()));
      token = page.getNextPageToken();
    } while (token != null);
    return ids;
  }

  @Test
  void listsEveryMessageOncePageByPage() throws IOException {
    var ids = listAll(37);

    assertThat(ids).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    assertThat(ids).hasSize(gmail.users().getProfile("me").execute().getMessagesTotal());
  }

  @Test
  void getsADroppedMailBackByteForByte() throws IOException {
    String id = drop(MAIL);

    var message = gmail.users().messages().get("me", id).setFormat("raw").execute();

    assertThat(new String(message.decodeRaw(), StandardCharsets.UTF_8)).isEqualTo(MAIL);
    assertThat(message.getSnippet()).isEqualTo("Hello Maya");
    assertThat(message.getLabelIds()).containsExactly("UNREAD", "INBOX");
    assertThat(message.getSizeEstimate()).isEqualTo(MAIL.length());
    assertThat(message.getHistoryId())
        .isEqualTo(gmail.users().getProfile("me").execute().getHistoryId());
  }

  @Test
  void putsAReplyIntoTheThreadOfTheMailThatItAnswers() throws IOException {
    String first = drop(MAIL);
    String reply =
        drop(
            "From: someone@nordvale.example\r\nIn-Reply-To: <a1@nordvale.example>\r\n\r\nMore\r\n");

    var message = gmail.users().messages().get("me", reply).setFormat("minimal").execute();

    assertThat(message.getThreadId()).isEqualTo(first);
    assertThat(message.getId()).isNotEqualTo(first);
  }

  @Test
  void putsAReplyToAGeneratedMailIntoItsThread() throws IOException {
    var listed =
        gmail.users().messages().list("me").setMaxResults(1L).execute().getMessages().getFirst();
    var original =
        gmail.users().messages().get("me", listed.getId()).setFormat("metadata").execute();
    String messageId =
        original.getPayload().getHeaders().stream()
            .filter(header -> header.getName().equals("Message-ID"))
            .findFirst()
            .orElseThrow()
            .getValue();

    String reply =
        drop("From: someone@nordvale.example\r\nIn-Reply-To: " + messageId + "\r\n\r\nMore\r\n");

    assertThat(gmail.users().messages().get("me", reply).execute().getThreadId())
        .isEqualTo(original.getThreadId());
  }

  @Test
  void showsPartsHeadersAndAttachmentsOfAMultipartMail() throws IOException {
    String id =
        drop(
            "From: a@nordvale.example\r\nSubject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\r\n"
                + "Content-Type: multipart/mixed; boundary=\"b b\"\r\n\r\npreamble\r\n--b b\r\n"
                + "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                + "caf=E9\r\n--b b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment; filename=\"offer.pdf\"\r\n\r\nJVBERg==\r\n--b b--\r\n");

    var payload = gmail.users().messages().get("me", id).execute().getPayload();

    assertThat(payload.getMimeType()).isEqualTo("multipart/mixed");
    assertThat(payload.getHeaders()).anyMatch(header -> header.getValue().equals("Grüße"));
    var parts = payload.getParts();
    assertThat(new String(parts.get(0).getBody().decodeData(), StandardCharsets.UTF_8))
        .isEqualTo("café");
    assertThat(parts.get(1).getFilename()).isEqualTo("offer.pdf");
    assertThat(parts.get(1).getBody().getData()).isNull();
    var attachment =
        gmail
            .users()
            .messages()
            .attachments()
            .get("me", id, parts.get(1).getBody().getAttachmentId())
            .execute();
    assertThat(attachment.decodeData()).isEqualTo("%PDF".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tellsWhatChangedSinceAHistoryIdInAscendingOrder() throws IOException {
    BigInteger start = gmail.users().getProfile("me").execute().getHistoryId();
    String kept = drop(MAIL);
    String gone = drop(MAIL);
    http.delete("/sandbox/gmail/" + MAYA + "/messages/" + gone);
    http.post(
        "/sandbox/gmail/" + MAYA + "/messages/" + kept + "/labels?remove=UNREAD&add=STARRED", "");

    var answer = gmail.users().history().list("me").setStartHistoryId(start).execute();

    var history = answer.getHistory();
    assertThat(history).extracting(History::getId).isSorted().doesNotContain(start);
    assertThat(history.get(0).getMessagesAdded().getFirst().getMessage().getId()).isEqualTo(kept);
    assertThat(history.get(2).getMessagesDeleted().getFirst().getMessage().getId()).isEqualTo(gone);
    assertThat(history.get(3).getLabelsAdded().getFirst().getLabelIds()).containsExactly("STARRED");
    assertThat(history.get(4).getLabelsRemoved().getFirst().getLabelIds())
        .containsExactly("UNREAD");
    assertThat(answer.getHistoryId()).isEqualTo(history.getLast().getId());
    assertThat(
            gmail
                .users()
                .history()
                .list("me")
                .setStartHistoryId(answer.getHistoryId())
                .execute()
                .getHistory())
        .isNull();
  }

  @Test
  void pagesThroughHistoryAndFiltersItsTypes() throws IOException {
    BigInteger start = gmail.users().getProfile("me").execute().getHistoryId();
    var dropped = new ArrayList<String>();
    for (int i = 0; i < 7; i++) {
      dropped.add(drop(MAIL));
    }
    http.delete("/sandbox/gmail/" + MAYA + "/messages/" + dropped.getLast());

    var seen = new ArrayList<String>();
    String token = null;
    do {
      var page =
          gmail
              .users()
              .history()
              .list("me")
              .setStartHistoryId(start)
              .setMaxResults(3L)
              .setHistoryTypes(List.of("messageAdded"))
              .setPageToken(token)
              .execute();
      if (page.getHistory() != null) {
        page.getHistory()
            .forEach(one -> seen.add(one.getMessagesAdded().getFirst().getMessage().getId()));
      }
      token = page.getNextPageToken();
    } while (token != null);

    assertThat(seen).isEqualTo(dropped);
  }

  @Test
  void answersNotFoundForAStaleHistoryId() {
    var stale = gmail.users().history();

    assertThatThrownBy(() -> stale.list("me").setStartHistoryId(BigInteger.ONE).execute())
        .isInstanceOfSatisfying(
            GoogleJsonResponseException.class,
            refused -> {
              assertThat(refused.getStatusCode()).isEqualTo(404);
              assertThat(refused.getDetails().getErrors().getFirst().getReason())
                  .isEqualTo("notFound");
            });
  }

  @Test
  void makesOldHistoryStaleWhenItBeginsAnew() throws IOException {
    BigInteger before = gmail.users().getProfile("me").execute().getHistoryId();
    var oldIds = listAll(500);

    http.post("/sandbox/reset?seed=7&size=small", "");

    assertThat(gmail.users().getProfile("me").execute().getHistoryId()).isGreaterThan(before);
    assertThat(listAll(500)).doesNotContainAnyElementsOf(oldIds);
    assertThatThrownBy(() -> gmail.users().history().list("me").setStartHistoryId(before).execute())
        .isInstanceOf(GoogleJsonResponseException.class);
  }

  @Test
  void answersABatchPartByPart() throws IOException {
    String id = drop(MAIL);
    var got = new ArrayList<String>();
    var failed = new ArrayList<Integer>();
    var callback =
        new JsonBatchCallback<Message>() {
          @Override
          public void onSuccess(Message message, HttpHeaders headers) {
            got.add(new String(message.decodeRaw(), StandardCharsets.UTF_8));
          }

          @Override
          public void onFailure(GoogleJsonError error, HttpHeaders headers) {
            failed.add(error.getCode());
          }
        };
    var batch = gmail.batch();
    gmail.users().messages().get("me", id).setFormat("raw").queue(batch, callback);
    gmail.users().messages().get("me", "1900000000000001").setFormat("raw").queue(batch, callback);
    gmail.users().messages().get("me", id).setFormat("raw").queue(batch, callback);
    batch.execute();

    assertThat(got).containsExactly(MAIL, MAIL);
    assertThat(failed).containsExactly(404);
  }

  @Test
  void readsTheWholeMailboxThroughBatches() throws IOException {
    var ids = listAll(500);
    var got = new HashSet<String>();
    for (int at = 0; at < ids.size(); at += 100) {
      var batch = gmail.batch();
      for (String id : ids.subList(at, Math.min(ids.size(), at + 100))) {
        gmail.users().messages().get("me", id).setFormat("raw").queue(batch, adding(got));
      }
      batch.execute();
    }

    assertThat(got).containsExactlyInAnyOrderElementsOf(ids);
  }

  private static JsonBatchCallback<Message> adding(HashSet<String> got) {
    return new JsonBatchCallback<>() {
      @Override
      public void onSuccess(Message message, HttpHeaders headers) {
        assertThat(message.decodeRaw()).isNotEmpty();
        got.add(message.getId());
      }

      @Override
      public void onFailure(GoogleJsonError error, HttpHeaders headers) {
        throw new AssertionError(error.toString());
      }
    };
  }

  @Test
  void refusesWhenTheQuotaOfAMinuteIsSpent() {
    http.post("/sandbox/limits", "{\"gmail_units_per_minute\": 12}");

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 3; i++) {
                gmail.users().messages().list("me").execute();
              }
            })
        .isInstanceOfSatisfying(
            GoogleJsonResponseException.class,
            refused -> {
              assertThat(refused.getStatusCode()).isEqualTo(429);
              assertThat(refused.getDetails().getMessage())
                  .matches("User-rate limit exceeded. {2}Retry after \\S+Z");
            });
  }

  @Test
  void failsPartsOfABatchAsOrdered() throws IOException {
    String id = drop(MAIL);
    http.post(
        "/sandbox/faults", "{\"source\":\"gmail\",\"fault\":\"429\",\"count\":1,\"parts\":true}");
    var codes = new ArrayList<Integer>();
    var batch = gmail.batch();
    for (int i = 0; i < 3; i++) {
      gmail.users().messages().get("me", id).queue(batch, counting(codes));
    }
    batch.execute();

    assertThat(codes).containsExactlyInAnyOrder(429, 200, 200);
  }

  private static JsonBatchCallback<Message> counting(List<Integer> codes) {
    return new JsonBatchCallback<>() {
      @Override
      public void onSuccess(Message message, HttpHeaders headers) {
        codes.add(200);
      }

      @Override
      public void onFailure(GoogleJsonError error, HttpHeaders headers) {
        codes.add(error.getCode());
      }
    };
  }

  @Test
  void refusesAWrongToken() {
    var reply = http.get("/gmail/v1/users/me/profile", "Authorization", "Bearer wrong");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().at("/error/errors/0/reason").asString()).isEqualTo("authError");
  }

  @Test
  void refusesTheMailboxOfSomeoneElse() {
    assertThatThrownBy(() -> gmail.users().getProfile("jonas.weber@harborlight.example").execute())
        .hasMessageContaining("Delegation denied");
  }

  @Test
  void refusesASearchInsteadOfIgnoringIt() {
    assertThatThrownBy(() -> gmail.users().messages().list("me").setQ("has:attachment").execute())
        .hasMessageContaining("does not know 'has:'");
  }

  @Test
  void cutsBase64WhereThatWasOrdered() {
    String id =
        http.post("/sandbox/gmail/" + MAYA + "/messages?encoding=truncated-base64", MAIL)
            .json()
            .path("id")
            .asString();

    assertThatThrownBy(
            () -> {
              var raw = gmail.users().messages().get("me", id).setFormat("raw").execute().getRaw();
              java.util.Base64.getUrlDecoder().decode(raw);
            })
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsAMailOfManyMegabytesWhole() throws IOException {
    byte[] mail = new byte[20 << 20];
    java.util.Arrays.fill(mail, (byte) 0xFE);

    var reply = http.post("/sandbox/gmail/" + MAYA + "/messages", mail);

    var message =
        gmail
            .users()
            .messages()
            .get("me", reply.json().path("id").asString())
            .setFormat("raw")
            .execute();
    assertThat(message.decodeRaw()).isEqualTo(mail);
  }
}
