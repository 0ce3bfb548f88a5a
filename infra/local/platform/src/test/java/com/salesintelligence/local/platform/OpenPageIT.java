package com.salesintelligence.local.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.salesintelligence.webtest.Chromium;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a rep sees: an open account page moves by itself, and what is asked for is done. */
@Tag("browser")
class OpenPageIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static Chromium chromium;

  private final LocalPlatform platform = SharedPlatform.get();
  private final Ask ask = new Ask(platform.ports());
  private final Steer steer = new Steer(platform.ports());

  @BeforeAll
  static void open() {
    chromium = Chromium.orSkip();
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void a_mail_dropped_into_the_sandbox_changes_the_score_on_the_open_page() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ask.number("SELECT COUNT(*) FROM account_recommendations") > 30);
    var coldest =
        ask.rows(
                "SELECT r.account_id, MIN(c.email) AS email FROM account_recommendations r"
                    + " JOIN sf_contacts c USING (account_id) WHERE c.email LIKE '%.example'"
                    + " GROUP BY r.account_id, r.priority_score ORDER BY r.priority_score, r.account_id LIMIT 1")
            .getFirst();
    var page = chromium.logIn(platform.ports().web(), "max", 1440);
    page.navigate("/accounts/" + coldest.get("account_id").getStringValue());
    assertThat(page.locator("html.is-live")).isAttached();
    var before = scores(page);
    var subject = "Budget for the rollout " + UUID.randomUUID();

    steer.drop(Steer.MAYA, mail(coldest.get("email").getStringValue(), subject));
    long dropped = System.nanoTime();

    await()
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                page.locator("main").innerText().contains(subject) && !scores(page).equals(before));
    System.out.printf(
        "from the drop of a mail to the changed score on the open page: %d ms%n",
        (System.nanoTime() - dropped) / 1_000_000);
  }

  @Test
  void a_lead_made_on_the_page_from_a_strangers_mail_ends_in_the_table() {
    var stranger = "stranger." + UUID.randomUUID() + "@gmail.com";
    var mail = steer.drop(Steer.MAYA, mail(stranger, "Prices for two offices"));
    await()
        .atMost(SOON)
        .until(
            () ->
                ask.number(
                        "SELECT COUNT(*) FROM v_unmatched_emails WHERE email_address = '%s'"
                            .formatted(stranger))
                    == 1);
    var page = chromium.logIn(platform.ports().web(), "maya", 1440);
    page.navigate("/unmatched");

    page.getByLabel("Make a lead from " + stranger).check();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create leads")).click();

    assertThat(page.locator("#outcomes"))
        .containsText(
            "The lead was created in Salesforce.",
            new LocatorAssertions.ContainsTextOptions().setTimeout(SOON.toMillis()));
    await()
        .atMost(SOON)
        .until(
            () ->
                ask.number(
                        "SELECT COUNT(*) FROM sf_leads WHERE email = '%s' AND created_by_system AND source_message_id = '%s'"
                            .formatted(stranger, mail))
                    == 1);
  }

  /** The part of the page above the reasons: next step and the three scores. */
  private static String scores(Page page) {
    return page.locator("main").innerText().split("Why these scores", 2)[0];
  }

  private static String mail(String from, String subject) {
    return """
        From: <%s>
        To: <%s>
        Subject: %s
        Message-ID: <%s@journey.example>

        We have the budget now. Could you send the pricing?
        """
        .formatted(from, Steer.MAYA, subject, UUID.randomUUID());
  }
}
