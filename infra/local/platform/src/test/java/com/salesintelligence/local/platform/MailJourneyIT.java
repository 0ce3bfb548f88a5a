package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A mail's whole journey: dropped into Gmail, it ends in the tables, with its sender, and moves a
 * score.
 */
class MailJourneyIT {

  private final LocalPlatform platform = SharedPlatform.get();
  private final Ask ask = new Ask(platform.ports());
  private final Steer steer = new Steer(platform.ports());

  @Test
  void a_mail_of_a_contact_is_stored_matched_and_changes_the_recommendation_of_its_account() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ask.number("SELECT COUNT(*) FROM account_recommendations") > 0);
    var contact =
        ask.rows(
                "SELECT c.email, c.account_id FROM sf_contacts c JOIN account_recommendations r USING (account_id)"
                    + " WHERE c.email IS NOT NULL ORDER BY r.priority_score, c.contact_id LIMIT 1")
            .getFirst();
    var email = contact.get("email").getStringValue();
    var account = contact.get("account_id").getStringValue();
    var before = newestInteraction(account);

    var id = steer.drop(Steer.MAYA, mail(email));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        ask.number(
                            "SELECT COUNT(*) FROM gmail_participants WHERE role = 'from' AND sf_account_id = '%s' AND message_id = '%s'"
                                .formatted(account, id)))
                    .isEqualTo(1));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(newestInteraction(account)).isGreaterThan(before));
  }

  @Test
  void a_mail_of_a_stranger_waits_among_the_unmatched() {
    var stranger = "stranger." + UUID.randomUUID() + "@gmail.com";
    steer.drop(Steer.MAYA, mail(stranger));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        ask.number(
                            "SELECT COUNT(*) FROM v_unmatched_emails WHERE email_address = '%s'"
                                .formatted(stranger)))
                    .isEqualTo(1));
  }

  private long newestInteraction(String account) {
    return ask.number(
        "SELECT IFNULL(UNIX_MICROS(MAX(last_interaction_date)), 0) FROM account_recommendations WHERE account_id = '%s'"
            .formatted(account));
  }

  private static String mail(String from) {
    return """
        From: <%s>
        To: <%s>
        Subject: Budget for the rollout
        Message-ID: <%s@journey.example>

        We have the budget now. Could you send the pricing?
        """
        .formatted(from, Steer.MAYA, UUID.randomUUID());
  }
}
