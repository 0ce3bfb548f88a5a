package com.salesintelligence.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.DraftRequested;
import com.salesintelligence.contracts.commands.LeadRequested;
import com.salesintelligence.contracts.commands.MappingDecided;
import com.salesintelligence.contracts.commands.ReplayRequested;
import com.salesintelligence.webtest.DemoCompany;
import com.salesintelligence.webtest.FakePublisher;
import com.salesintelligence.webtest.FakeQueries;
import com.salesintelligence.webtest.FakeWeb;
import com.salesintelligence.webtest.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** The pages over real HTTP, on fakes. */
class PagesTest {

  private static ConfigurableApplicationContext web;
  private static int port;

  @BeforeAll
  static void start() {
    web = FakeWeb.start(0, "--web.shared-for=0ms", "--web.login.attempts-per-address=1000");
    port = Integer.parseInt(web.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  private final FakePublisher publisher = web.getBean(FakePublisher.class);

  @BeforeEach
  void forget() {
    publisher.clear();
  }

  private static Visitor as(String name) {
    var visitor = new Visitor(port);
    assertThat(visitor.logIn(name, "demo").headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/"));
    return visitor;
  }

  @ParameterizedTest
  @CsvSource({
    "maya,/,200",
    "maya,/accounts,200",
    "maya,/accounts/001000000000001AAA,200",
    "maya,/mails/m1,200",
    "maya,/unmatched,200",
    "maya,/accounts/001000000000001AAA/enrol,200",
    "olga,/accounts/001000000000001AAA/enrol,403",
    "maya,/accounts/nobody/enrol,404",
    "maya,/accounts/001000000000001AAA/enrol/confirm?sequence=31,400",
    "maya,/accounts/001000000000001AAA/enrol/confirm?sequence=9&person=ana.duarte@northwind.example,400",
    "maya,/dead-letters,403",
    "maya,/runs,403",
    "maya,/actuator/metrics,403",
    "max,/,200",
    "max,/unmatched,200",
    "max,/dead-letters,403",
    "olga,/,302",
    "olga,/accounts,403",
    "olga,/unmatched,403",
    "olga,/mails/m1,403",
    "olga,/api/accounts,403",
    "olga,/dead-letters,200",
    "olga,/runs,200",
    "olga,/dead-letters/letters/dl1,200",
    "ada,/,200",
    "ada,/accounts,200",
    "ada,/dead-letters,200",
    "ada,/runs,200",
    "ada,/actuator/metrics,200",
    "maya,/accounts/nobody,404",
    "maya,/mails/nothing,404",
    "ada,/dead-letters/letters/none,404",
    "ada,/nothing,404",
    "maya,/accounts?page=two,400"
  })
  void eachRoleSeesItsPages(String name, String path, int status) {
    assertThat(as(name).get(path).statusCode()).isEqualTo(status);
  }

  @Test
  void strangersAreSentToTheLogin() {
    var stranger = new Visitor(port);
    assertThat(location(stranger.get("/"))).endsWith("/login");
    assertThat(stranger.get("/api/accounts").statusCode()).isEqualTo(401);
    assertThat(stranger.get("/api/accounts").body()).contains("\"code\":\"UNAUTHENTICATED\"");
    assertThat(stranger.get("/live").statusCode()).isEqualTo(401);
    assertThat(stranger.get("/", "HX-Request", "true").headers().firstValue("HX-Redirect"))
        .hasValue("/login");
    assertThat(stranger.get("/actuator/health").statusCode()).isEqualTo(200);
  }

  @Test
  void wrongPasswordsAreCountedAndThenRefusedUnread() {
    var visitor = new Visitor(port, "127.0.0.2");
    for (int i = 0; i < 5; i++) {
      assertThat(location(visitor.logIn("olga", "wrong"))).endsWith("problem=wrong");
    }
    assertThat(location(visitor.logIn("olga", "demo"))).endsWith("problem=wait");
    assertThat(visitor.get("/login?problem=wait").body()).contains("Too many failed attempts");
    assertThat(location(new Visitor(port).logIn("maya", "demo"))).endsWith("/");
  }

  @Test
  void aLoginGetsANewSession() {
    var visitor = new Visitor(port);
    var before = visitor.get("/login").headers().firstValue("Set-Cookie").orElseThrow();
    var after = visitor.logIn("maya", "demo").headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(after.split(";")[0]).isNotEqualTo(before.split(";")[0]);
    assertThat(after).contains("HttpOnly").contains("SameSite=Lax");
  }

  @Test
  void formsWithoutTheirTokenAreRefused() {
    var response =
        as("maya").post("/unmatched/assign", Map.of("address", "a@b.example", "choice", "nobody"));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(publisher.published()).isEmpty();
  }

  @Test
  void browsersAreToldToRunNothingForeign() {
    var headers = as("maya").get("/").headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains(
            "default-src 'none'",
            "script-src 'self';",
            "style-src 'self';",
            "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
  }

  @Test
  void noPageHasScriptOrStyleInIt() {
    var ada = as("ada");
    for (String path :
        List.of(
            "/",
            "/accounts",
            "/accounts/" + DemoCompany.FIRST,
            "/unmatched",
            "/dead-letters",
            "/dead-letters/letters/dl1",
            "/runs",
            "/unmatched/assign?address=a@b.example")) {
      assertThat(ada.get(path).body())
          .as(path)
          .doesNotContainPattern("<script(?![^>]*src=)")
          .doesNotContain(" style=", "<style", " onclick");
    }
  }

  @Test
  void whatOthersWroteIsShownAsText() {
    assertThat(as("maya").get("/accounts/" + DemoCompany.FIRST).body())
        .contains("&lt;script&gt;alert(")
        .doesNotContain("<script>alert");
    var mail = as("maya").get("/mails/m1").body();
    assertThat(mail)
        .contains("sandbox=\"\"")
        .contains("&lt;b&gt;not bold&lt;/b&gt;")
        .doesNotContain("tracker.example", "evil.example", "document.title");
  }

  @Test
  void aRepSeesTheirOwnAccountsFirst() {
    var body = as("maya").get("/").body();
    assertThat(body)
        .contains("Northwind Logistics", "Your accounts")
        .doesNotContain("Asteria Biotech");
    assertThat(as("maya").get("/?owner=all").body()).contains("Asteria Biotech");
  }

  @Test
  void managersSeeHowTheTeamDoes() {
    assertThat(as("max").get("/").body()).contains("How the team does", "Needs attention");
    assertThat(as("maya").get("/").body()).doesNotContain("How the team does");
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
  void replayingOneLetterAsksItsOwnService() {
    var response =
        as("ada")
            .submit(
                "/dead-letters/letters/dl3",
                "/dead-letters/replay",
                Map.of("letter", "dl3", "reason", "parser mended"));
    assertThat(location(response))
        .contains("/dead-letters/groups/resolve-service/a1b2c3?asked=1&since=");
    var sent = publisher.published().getFirst();
    assertThat(sent.topic()).isEqualTo(Topic.RESOLVE_COMMANDS);
    var replay = (ReplayRequested) sent.event().payload();
    assertThat(replay.getDeadLetterIdsList()).containsExactly("dl3");
    assertThat(replay.getReason()).isEqualTo("parser mended");
    assertThat(replay.getRequestedBy()).isEqualTo("ada");
  }

  @Test
  void replayingAllTakesTheOpenOnesOnly() {
    var ada = as("ada");
    var page = "/dead-letters/groups/resolve-service/a1b2c3";
    var response =
        ada.submit(
            page,
            "/dead-letters/replay-all",
            Map.of("service", "resolve-service", "fingerprint", "a1b2c3", "reason", "mended"));
    assertThat(
            ((ReplayRequested) publisher.published().getFirst().event().payload())
                .getDeadLetterIdsCount())
        .isEqualTo(12);
    assertThat(ada.get(location(response).replaceFirst("^http://[^/]+", "")).body())
        .contains("Replay requested.");
    assertThat(
            ada.submit(
                    page,
                    "/dead-letters/replay-all",
                    Map.of("service", "resolve-service", "fingerprint", "a1b2c3", "reason", " "))
                .statusCode())
        .isEqualTo(400);
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

  @Test
  void aWarehouseThatIsDownIsExplained() {
    var queries = web.getBean(FakeQueries.class);
    queries.answer(
        "sql/runs/recent.sql",
        _ -> {
          throw new IllegalStateException("connection refused");
        });
    var page = as("ada").get("/runs");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body())
        .contains("The warehouse could not be read.", "Nothing is lost")
        .doesNotContain("connection refused", "Exception");
    queries.answer("sql/runs/recent.sql", List.of());
    assertThat(as("ada").get("/runs").body()).contains("No run yet");
  }

  @Test
  void programsReadTheSameAsJson() {
    var maya = as("maya");
    assertThat(maya.get("/api/accounts?owner=all&limit=2").body())
        .contains("\"accountName\":\"Northwind Logistics\"", "\"priorityScore\":", "\"trend\":[");
    assertThat(maya.get("/api/accounts/" + DemoCompany.FIRST + "/score").body())
        .contains("\"contributions\":[{", "\"points\":34");
    var missing = maya.get("/api/accounts/nobody/score");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).contains("\"error\":", "\"code\":\"NOT_FOUND\"", "\"details\":");
  }

  @Test
  void whatIsRefusedIsJsonForPrograms() {
    var refused = as("olga").get("/api/accounts", "Accept", "application/json");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains("\"code\":\"FORBIDDEN\"", "\"error\":", "\"details\":")
        .doesNotContain("timestamp", "trace");
    assertThat(as("olga").get("/accounts", "Accept", "text/html").body())
        .contains("You may not see this page.");
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("none, but " + response.statusCode());
  }
}
