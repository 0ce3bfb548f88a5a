package com.salesintelligence.ingest.gmail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.salesintelligence.ingest.OddServer;
import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.ServiceAccountKey;
import com.salesintelligence.ingest.TestCalls;
import com.salesintelligence.ingest.core.FakeClock;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.core.commands.Order;
import com.salesintelligence.ingest.core.commands.Outcome;
import com.salesintelligence.ingest.core.commands.SourceCommand.Draft;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class SaveDraftTest {

  private static final String BOX = "maya@us.example";
  private static final String ROOT = "/gmail/v1/users/" + BOX;
  private static final String THREAD = ROOT + "/threads/t1";
  private static final String DRAFTS = ROOT + "/drafts";

  @TempDir private Path folder;
  private final OddServer server = new OddServer();

  @BeforeEach
  void answer() {
    server.on(
        "/token",
        Answer.json(200, "{\"access_token\":\"t\",\"expires_in\":3600,\"token_type\":\"Bearer\"}"));
    server.on(THREAD, Answer.json(200, thread(mail("m1", "INBOX", "<m1@x>"))));
    server.on(
        DRAFTS,
        request ->
            request.method().equals("GET")
                ? Answer.json(200, "{\"resultSizeEstimate\":0}")
                : Answer.json(
                    200, "{\"id\":\"r-7\",\"message\":{\"id\":\"m9\",\"threadId\":\"t1\"}}"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String thread(String... mails) {
    return "{\"id\":\"t1\",\"messages\":[%s]}".formatted(String.join(",", mails));
  }

  private static String mail(String id, String label, String messageId) {
    return """
        {"id":"%s","threadId":"t1","labelIds":["%s"],"payload":{"headers":[
        {"name":"Message-Id","value":"%s"},{"name":"Subject","value":"Prices of %s"},
        {"name":"From","value":"Ada <ada@aster.example>"}]}}"""
        .formatted(id, label, messageId, id);
  }

  private SaveDraft saving(String... mailboxes) {
    var settings =
        new GmailSettings(
            List.of(mailboxes),
            ServiceAccountKey.write(folder, server.url().resolve("/token")),
            server.url(),
            null,
            100,
            4,
            6000,
            DataSize.ofMegabytes(6),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
    return new SaveDraft(settings, TestCalls.of("gmail"), new FakeClock());
  }

  private static Draft command(String messageId) {
    return new Draft(new Order("c1", "Maya", Instant.EPOCH), BOX, "t1", messageId, "Hello Ada");
  }

  private Outcome save(String messageId) {
    return saving(BOX).carryOut(command(messageId));
  }

  private List<String> saved() {
    return server.requests(DRAFTS).stream()
        .filter(request -> request.method().equals("POST"))
        .map(OddServer.Request::body)
        .toList();
  }

  private String rfc822() {
    var message = JsonMapper.shared().readTree(saved().getLast()).path("message");
    assertThat(message.path("threadId").asString()).isEqualTo("t1");
    return new String(Base64.getUrlDecoder().decode(message.path("raw").asString()), UTF_8);
  }

  @Test
  void savesAReplyToTheMailThatIsNamed() {
    server.on(
        THREAD,
        Answer.json(200, thread(mail("m1", "INBOX", "<m1@x>"), mail("m2", "SENT", "<m2@x>"))));

    assertThat(save("m1"))
        .isEqualTo(new Outcome.Done("r-7", "The draft is in Gmail, in its conversation."));
    assertThat(rfc822())
        .contains("Subject: Re: Prices of m1", "In-Reply-To: <m1@x>", "To: Ada <ada@aster.example>")
        .endsWith("Hello Ada");
  }

  @Test
  void answersTheNewestMailOfTheConversationUnlessOneIsNamed() {
    server.on(
        THREAD,
        Answer.json(
            200,
            thread(
                mail("m1", "INBOX", "<m1@x>"),
                mail("m2", "INBOX", "<m2@x>"),
                mail("m3", "DRAFT", "<m3@x>"),
                mail("m4", "TRASH", "<m4@x>"))));

    save("");

    assertThat(rfc822()).contains("In-Reply-To: <m2@x>");
  }

  @Test
  void whatCannotBeAnsweredIsToldInsteadOfSaved() {
    assertThat(reason(save("m7"))).isEqualTo("UNKNOWN_MAIL");
    assertThat(reason(saving("other@us.example").carryOut(command("m1"))))
        .isEqualTo("UNKNOWN_MAILBOX");
    server.on(THREAD, Answer.json(200, thread(mail("m1", "INBOX", ""))));
    assertThat(reason(save("m1"))).isEqualTo("NO_MESSAGE_ID");
    server.on(THREAD, Answer.json(200, "{\"messages\":[{\"id\":\"m1\",\"threadId\":\"t1\"}]}"));
    assertThat(reason(save("m1"))).isEqualTo("NO_SENDER");
    server.on(THREAD, Answer.json(404, "{\"error\":{\"code\":404}}"));
    assertThat(reason(save("m1"))).isEqualTo("UNKNOWN_MAIL");
    assertThat(saved()).isEmpty();
  }

  private static String reason(Outcome outcome) {
    return ((Outcome.Skipped) outcome).reason();
  }

  @Test
  void aDraftWhoseAnswerIsLostIsNotSentAgainButFound() {
    server.on(
        DRAFTS,
        request ->
            request.method().equals("GET")
                ? Answer.json(200, "{\"drafts\":[{\"id\":\"r-7\",\"message\":{\"id\":\"m9\"}}]}")
                : Answer.json(500, ""));

    var failure = catchThrowableOfType(SourceFailure.class, () -> save("m1"));

    assertThat(failure.fault()).isEqualTo(Fault.SOURCE_UNAVAILABLE);
    assertThat(saved()).hasSize(1);
    var id = rfc822().lines().filter(line -> line.startsWith("Message-ID: <")).findFirst();
    assertThat(saving(BOX).find(command("m1")))
        .contains(new Outcome.Done("r-7", "Gmail holds this reply."));
    var asked = URLDecoder.decode(server.requests(DRAFTS).getLast().query(), UTF_8);
    assertThat(id.orElseThrow()).isEqualTo("Message-ID: <" + asked.split("rfc822msgid:")[1] + ">");
  }

  @Test
  void aDraftThatTheSearchDoesNotKnowYetOrThatWasSentIsFoundInItsConversation() {
    save("m1");
    var id = rfc822().lines().filter(line -> line.startsWith("Message-ID:")).findFirst();
    assertThat(saving(BOX).find(command("m1"))).isEmpty();

    server.on(THREAD, Answer.json(200, thread(mail("m9", "SENT", id.orElseThrow().substring(12)))));

    assertThat(saving(BOX).find(command("m1")))
        .contains(new Outcome.Done("m9", "Gmail holds this reply."));
    assertThat(saving(BOX).find(command("m2"))).isEmpty();
  }

  @Test
  void savingIsAllowedApartFromReading() {
    save("m1");

    var scopes =
        server.requests("/token").stream()
            .map(request -> URLDecoder.decode(request.body(), UTF_8).split("assertion=")[1])
            .map(jwt -> new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]), UTF_8))
            .map(claims -> JsonMapper.shared().readTree(claims).path("scope").asString())
            .toList();
    assertThat(scopes)
        .containsExactly(
            "https://www.googleapis.com/auth/gmail.readonly",
            "https://www.googleapis.com/auth/gmail.compose");
  }

  @Test
  void aMissingScopeSaysWhichOneToAllow() {
    server.on(
        DRAFTS,
        Answer.json(
            403,
            "{\"error\":{\"code\":403,\"errors\":[{\"reason\":\"insufficientPermissions\"}]}}"));

    var failure = catchThrowableOfType(SourceFailure.class, () -> save("m1"));

    assertThat(failure.fault()).isEqualTo(Fault.SOURCE_UNAUTHORIZED);
    assertThat(failure).hasMessageContaining("gmail.compose");
  }

  @Test
  void nothingIsSavedWhileGmailIsSwitchedOff() {
    var failure = catchThrowableOfType(SourceFailure.class, () -> saving().carryOut(command("m1")));

    assertThat(failure.fault()).isEqualTo(Fault.SOURCE_SWITCHED_OFF);
    assertThat(Optional.of(failure.getMessage())).get().asString().contains("ingest.gmail");
  }
}
