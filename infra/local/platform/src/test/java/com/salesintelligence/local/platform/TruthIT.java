package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sandbox knows who is who; the resolver must find it out. */
class TruthIT {

  private final LocalPlatform platform = SharedPlatform.get();
  private final Ask ask = new Ask(platform.ports());
  private final Steer steer = new Steer(platform.ports());

  @Test
  void more_than_nine_of_ten_addresses_are_matched_and_to_the_right_people() {
    settle();
    var truth = new HashMap<String, JsonNode>();
    steer.truth().stream()
        .filter(line -> line.hasNonNull("email"))
        .forEach(line -> truth.put(line.get("email").asString(), line));
    long matched = 0;
    long all = 0;
    long right = 0;
    long known = 0;
    for (var row :
        ask.rows(
            "SELECT email_address, ANY_VALUE(sf_contact_id) AS contact, ANY_VALUE(sf_account_id) AS account, COUNT(*) AS mails"
                + " FROM gmail_participants GROUP BY email_address")) {
      var line = truth.get(row.get("email_address").getStringValue());
      if (line == null) {
        continue; // dropped by another test
      }
      long mails = row.get("mails").getLongValue();
      var contact = row.get("contact").isNull() ? null : row.get("contact").getStringValue();
      var account = row.get("account").isNull() ? null : row.get("account").getStringValue();
      all += mails;
      matched += contact == null ? 0 : mails;
      known++;
      right +=
          Objects.equals(contact, text(line, "contact_id"))
                  && Objects.equals(account, text(line, "account_id"))
              ? 1
              : 0;
      if (text(line, "kind").equals("free-mail")) {
        assertThat(account).as("account of the free-mail address %s", line.get("email")).isNull();
      }
    }
    System.out.printf(
        "e-mail match rate %.1f %% of %d participants, accuracy %.1f %% of %d addresses%n",
        100.0 * matched / all, all, 100.0 * right / known, known);
    assertThat(100.0 * matched / all).isGreaterThan(90);
    assertThat(100.0 * right / known).isGreaterThan(95);
  }

  private void settle() {
    var last = new long[] {-1};
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              long now =
                  ask.number(
                      "SELECT (SELECT COUNT(*) FROM gmail_participants) + (SELECT COUNT(*) FROM entity_resolution_emails) + (SELECT COUNT(*) FROM sf_contacts)");
              boolean still = now == last[0] && now > 1000;
              last[0] = now;
              return still;
            });
  }

  private static String text(JsonNode line, String name) {
    return line.hasNonNull(name) ? line.get(name).asString() : null;
  }
}
