package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sandbox knows who is who; the resolver must find it out. */
class TruthIT {

  private final LocalPlatform platform = SharedPlatform.get();
  private final Ask ask = new Ask(platform.ports());
  private final Steer steer = new Steer(platform.ports());

  @Test
  void more_than_nine_of_ten_addresses_are_matched_and_to_the_right_people() {
    var truth = new HashMap<String, JsonNode>();
    steer.truth().stream()
        .filter(line -> line.hasNonNull("email"))
        .forEach(line -> truth.put(line.get("email").asString(), line));
    var before = new AtomicReference<>(new Found(0, 0, 0, 0));

    await("nothing moves any more, and it is right")
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              var found = compare(truth);
              assertThat(before.getAndSet(found)).isEqualTo(found);
              assertThat(found.addresses()).isGreaterThan(50);
              assertThat(found.matchedPercent()).as(found.toString()).isGreaterThan(90);
              assertThat(found.rightPercent()).as(found.toString()).isGreaterThan(95);
            });
    System.out.println(compare(truth));
  }

  /**
   * @param participants of all mails
   * @param matched of them
   * @param right addresses that the resolver and the truth say the same of
   */
  private record Found(long participants, long matched, long addresses, long right) {
    double matchedPercent() {
      return participants == 0 ? 0 : 100.0 * matched / participants;
    }

    double rightPercent() {
      return addresses == 0 ? 0 : 100.0 * right / addresses;
    }
  }

  private Found compare(Map<String, JsonNode> truth) {
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
    return new Found(all, matched, known, right);
  }

  private static String text(JsonNode line, String name) {
    return line.hasNonNull(name) ? line.get(name).asString() : null;
  }
}
