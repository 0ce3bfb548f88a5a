package com.salesintelligence.web;

import static com.salesintelligence.web.SharedWeb.as;
import static com.salesintelligence.web.SharedWeb.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.webtest.DemoCompany;
import com.salesintelligence.webtest.FakePublisher;
import com.salesintelligence.webtest.FakeQueries;
import com.salesintelligence.webtest.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages over real HTTP, on fakes. */
class PagesTest {

  private final int port = SharedWeb.port();

  private final FakePublisher publisher = SharedWeb.get().getBean(FakePublisher.class);

  @BeforeEach
  void forget() {
    publisher.clear();
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
  void aWarehouseThatIsDownIsExplained() {
    var queries = SharedWeb.get().getBean(FakeQueries.class);
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
}
