package com.salesintelligence.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.DraftRequested;
import com.salesintelligence.contracts.commands.EnrolmentRequested;
import com.salesintelligence.contracts.commands.LeadRequested;
import com.salesintelligence.contracts.commands.MappingDecided;
import com.salesintelligence.contracts.commands.ReplayRequested;
import com.salesintelligence.contracts.commands.UnenrolmentRequested;
import com.salesintelligence.contracts.events.RecommendationUpdated;
import com.salesintelligence.contracts.events.RunFinished;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.web.live.LiveUpdates;
import com.salesintelligence.webtest.Chromium;
import com.salesintelligence.webtest.DemoCompany;
import com.salesintelligence.webtest.DemoEnrolment;
import com.salesintelligence.webtest.FakePublisher;
import com.salesintelligence.webtest.FakeQueries;
import com.salesintelligence.webtest.FakeWeb;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** What people do with the pages, in a real browser, on fakes. */
@Tag("browser")
class BrowserIT {

  /** Long enough for a machine that does other things as well. */
  private static final int PATIENCE = 20_000;

  private static Chromium chromium;
  private static ConfigurableApplicationContext web;
  private static int port;

  @BeforeAll
  static void start() {
    chromium = Chromium.orSkip();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    web = FakeWeb.start(0);
    port = Integer.parseInt(web.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @AfterAll
  static void stop() {
    if (web != null) {
      web.close();
      chromium.close();
    }
  }

  @AfterEach
  void closeWindows() {
    web.getBean(FakePublisher.class).clear();
  }

  private static void scored(String account, long priority) {
    web.getBean(DemoCompany.class).score(account, priority);
    var update =
        RecommendationUpdated.newBuilder()
            .setAccountId(account)
            .setPriorityScore((int) priority)
            .build();
    web.getBean(LiveUpdates.class).on(Event.of("e", account, Instant.EPOCH, update));
  }

  private static void isLive(Page page) {
    assertThat(page.locator("html.is-live")).isAttached();
  }

  @ParameterizedTest
  @CsvSource({
    "maya,Dashboard Accounts Unmatched",
    "max,Dashboard Accounts Unmatched",
    "olga,Dead letters Runs",
    "ada,Dashboard Accounts Unmatched Dead letters Runs"
  })
  void eachRoleLogsInAndFindsItsPages(String name, String places) {
    try (Page page = chromium.logIn(port, name, 1440)) {
      Locator nav =
          page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main"));
      assertThat(String.join(" ", nav.getByRole(AriaRole.LINK).allInnerTexts())).isEqualTo(places);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out")).click();
      assertThat(page.getByText("You are logged out.")).isVisible();
    }
  }

  @Test
  void theDashboardRanksAccountsAndDrawsItsChart() {
    try (Page page = chromium.logIn(port, "max", 1440)) {
      assertThat(page.locator(".ranking tbody tr")).hasCount(20);
      assertThat(page.locator("#distribution-chart canvas")).isVisible();
      page.getByText("Show as a table").click();
      assertThat(page.locator("#distribution-table tbody tr")).hasCount(10);
    }
  }

  @Test
  void theDashboardFollowsARecommendationByItself() {
    try (Page page = chromium.logIn(port, "ada", 1440)) {
      isLive(page);
      scored("001000000000009AAA", 99);
      Locator first = page.locator(".ranking tbody tr").first();
      assertThat(first)
          .containsText(
              "Halcyon Software", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
      assertThat(first).hasClass(Pattern.compile("changed"));
      assertThat(page.locator("#announcer")).containsText("Halcyon Software");
      assertThat(page.locator("#distribution-chart canvas")).isVisible();
    }
  }

  @Test
  void anOpenAccountFollowsOnlyItsOwnRecommendations() {
    try (Page page = chromium.logIn(port, "ada", 1440)) {
      page.navigate("/accounts/001000000000002AAA");
      isLive(page);
      scored("001000000000003AAA", 12);
      scored("001000000000002AAA", 71);
      assertThat(page.locator("#score-0 .score-number"))
          .containsText("71", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
      assertThat(page.locator("#score-0")).hasClass(Pattern.compile("changed"));
    }
  }

  @Test
  void aFinishedRunMovesTheRunsPage() {
    try (Page page = chromium.logIn(port, "olga", 1440)) {
      page.navigate("/runs");
      isLive(page);
      var refreshed =
          page.waitForResponse(
              response ->
                  response.url().endsWith("/runs")
                      && response.request().headers().containsKey("hx-request"),
              () ->
                  web.getBean(LiveUpdates.class)
                      .onRun(Event.of("r", "r", Instant.EPOCH, RunFinished.getDefaultInstance())));
      assertThat(refreshed.status()).isEqualTo(200);
    }
  }

  @Test
  void anUnmatchedSenderIsAssignedByKeyboardAlone() {
    try (Page page = chromium.logIn(port, "maya", 1440)) {
      page.navigate("/unmatched");
      page.getByRole(
              AriaRole.LINK,
              new Page.GetByRoleOptions().setName("Assign sofia.marques@northwind.example"))
          .focus();
      page.keyboard().press("Enter");
      assertThat(page.getByText("7 mails")).isVisible();
      page.getByLabel("Find a contact or an account by name").focus();
      page.keyboard().type("ana");
      assertThat(page.locator("#candidates .choice")).hasCount(3);
      page.locator("input[name=choice]").nth(0).focus();
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");
      assertThat(page.getByText("Waiting for resolve-service")).isVisible();
    }
    var sent = web.getBean(FakePublisher.class).published().getFirst();
    assertThat(sent.topic()).isEqualTo(Topic.RESOLVE_COMMANDS);
    assertThat(((MappingDecided) sent.event().payload()).getContactId()).isEqualTo("003A");
  }

  @Test
  void leadsAreMadeFromChosenMailsAndTheirOutcomeAppears() {
    try (Page page = chromium.logIn(port, "maya", 1440)) {
      page.navigate("/unmatched");
      isLive(page);
      page.getByLabel("Make a lead from sofia.marques@northwind.example").check();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create leads")).click();
      assertThat(page.getByText("This is what came of it.")).isVisible();
      assertThat(page.locator("#outcomes")).containsText("The lead was created.");
      assertThat(Chromium.barriers(page)).isEmpty();
      picture(page, "leads");
      page.getByRole(
              AriaRole.BUTTON,
              new Page.GetByRoleOptions()
                  .setName("Create all the same a lead for Delivery & <prices>"))
          .click();
      assertThat(page.locator("#outcomes")).isVisible();
    }
    var sent = web.getBean(FakePublisher.class).published();
    assertThat(((LeadRequested) sent.getFirst().event().payload()).getMessageIdsList())
        .containsExactly("m1");
    assertThat(((LeadRequested) sent.getLast().event().payload()).getDespiteDuplicates()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void aReplyIsSavedAsADraftAndItsOutcomeAppears(int width) {
    try (Page page = chromium.logIn(port, "maya", width)) {
      page.navigate("/mails/m1");
      isLive(page);
      page.getByLabel("Your reply").fill("10 each.\n\nMaya");
      picture(page, "reply-" + width);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save reply as draft"))
          .click();
      assertThat(page.locator("#outcomes")).containsText("This is what came of it.");
      assertThat(page.getByLabel("Your reply")).hasValue("");
      assertThat(Chromium.barriers(page)).isEmpty();
      picture(page, "replied-" + width);
    }
    var sent = web.getBean(FakePublisher.class).published();
    assertThat(((DraftRequested) sent.getFirst().event().payload()).getBodyText())
        .isEqualToNormalizingNewlines("10 each.\n\nMaya");
  }

  private static void picture(Page page, String name) {
    var pictures = System.getProperty("pictures", "");
    if (!pictures.isEmpty()) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(java.nio.file.Path.of(pictures, name + ".png")));
    }
  }

  @Test
  void peopleOfAnAccountAreEnrolledAfterOneMoreLookAndTheOutcomeAppears() {
    var queries = web.getBean(FakeQueries.class);
    var before =
        queries.replace(
            "sql/commands/outcomes.sql", asked -> DemoEnrolment.outcomes(asked, Instant.now()));
    try (Page page = chromium.logIn(port, "maya", 1440)) {
      page.navigate("/accounts/" + DemoCompany.FIRST);
      link(page, "Enrol in a sequence").click();
      assertThat(page.getByLabel("Enrol Lars Holm")).hasCount(0);
      assertThat(page.locator("#person-003B")).containsText("Has opted out of mail.");
      picture(page, "enrol");
      page.getByLabel("Sequence").selectOption("31");
      page.getByLabel("Enrol Ana Duarte").check();
      page.getByLabel("Enrol Ingrid Solberg").check();
      button(page, "Continue").click();
      assertThat(page.locator("h1")).hasText("Enrol 2 contacts?");
      assertThat(Chromium.barriers(page)).isEmpty();
      button(page, "Enrol 2 contacts").click();
      assertThat(page.getByText("This is what came of it.")).isVisible();
      assertThat(page.locator("#outcomes")).containsText("The contact is in the sequence.");
      assertThat(page.locator("#outcomes")).containsText("This contact has opted out of mail.");
      assertThat(Chromium.barriers(page)).isEmpty();
      button(page, "Take out Per Nilsen of Renewal in 60 days").click();
      assertThat(page.locator("#outcomes")).isVisible();
    } finally {
      queries.answer("sql/commands/outcomes.sql", before);
    }
    var sent = web.getBean(FakePublisher.class).published();
    assertThat(sent.stream().map(one -> one.event().payload()))
        .extracting(Object::getClass)
        .containsExactly(
            EnrolmentRequested.class, EnrolmentRequested.class, UnenrolmentRequested.class);
    var first = (EnrolmentRequested) sent.get(0).event().payload();
    assertThat(first.getContactEmail()).isEqualTo("ana.duarte@northwind.example");
    assertThat(first.getSequenceId()).isEqualTo("31");
    assertThat(first.getRequestedBy()).isEqualTo("maya");
    assertThat(((EnrolmentRequested) sent.get(1).event().payload()).getCommandId())
        .isEqualTo(first.getCommandId());
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void aDeadLetterIsReplayedAndItsProgressIsShown() {
    try (Page page = chromium.logIn(port, "olga", 1440)) {
      page.getByRole(
              AriaRole.LINK, new Page.GetByRoleOptions().setName("UNREADABLE_MAIL").setExact(true))
          .click();
      page.locator("th a").first().click();
      page.getByLabel("Reason").fill("The parser reads it now.");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send again")).click();
      assertThat(page.locator("#progress")).containsText("1 of 1 sent again");
    }
    var sent = web.getBean(FakePublisher.class).published().getFirst();
    assertThat(((ReplayRequested) sent.event().payload()).getReason())
        .isEqualTo("The parser reads it now.");
  }

  @Test
  void aHostileMailCanDoNothing() {
    try (Page page = chromium.logIn(port, "maya", 1440)) {
      page.navigate("/mails/m1");
      page.getByText("As it was formatted").click();
      var frame = page.frameLocator("iframe.mail-frame");
      assertThat(frame.locator("b")).containsText("Maya");
      assertThat(frame.locator("form, script, img, input")).hasCount(0);
      assertThat(page).hasTitle("Mail · Sales Intelligence");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void pagesHaveNoBarriersAndFitTheirWindow(int width) {
    try (Page page = chromium.logIn(port, "ada", width)) {
      for (String path :
          List.of(
              "/",
              "/accounts",
              "/accounts/" + DemoCompany.FIRST,
              "/accounts/" + DemoCompany.FIRST + "/enrol",
              "/accounts/"
                  + DemoCompany.FIRST
                  + "/enrol/confirm?sequence=32&person=ana.duarte@northwind.example"
                  + "&person=kari.moe@northwind.example",
              "/mails/m1",
              "/unmatched",
              "/unmatched/assign?address=a@b.example",
              "/dead-letters",
              "/dead-letters/groups/resolve-service/a1b2c3",
              "/dead-letters/letters/dl1",
              "/runs")) {
        page.navigate(path);
        assertThat(Chromium.barriers(page)).as(path).isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
            .as(path + " is not wider than its window")
            .isLessThanOrEqualTo(width);
      }
    }
    try (Page page = chromium.open(port, width, 900)) {
      page.navigate("/login?problem=wrong");
      assertThat(Chromium.barriers(page)).isEmpty();
    }
    assertThat(chromium.complaints()).isEmpty();
  }
}
