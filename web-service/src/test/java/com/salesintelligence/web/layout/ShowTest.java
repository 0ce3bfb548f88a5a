package com.salesintelligence.web.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.web.WebSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowTest {

  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  private final Show show =
      new Show(
          new WebSettings(
              ZoneId.of("Europe/Oslo"),
              Currency.getInstance("USD"),
              Duration.ofMillis(400),
              Duration.ofSeconds(1),
              URI.create("https://us.my.salesforce.com/")),
          () -> NOW);

  @Test
  void aLeadIsOpenedInSalesforceAndNothingElse() {
    assertThat(show.record("lead", "00Q000000000001AAA"))
        .isEqualTo("https://us.my.salesforce.com/00Q000000000001AAA");
    assertThat(show.record("lead", "javascript:alert(1)")).isNull();
    assertThat(show.record("draft", "00Q000000000001AAA")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T07:59:58Z,just now", "2026-11-20T07:59:20Z,40 s ago",
        "2026-11-20T07:57:00Z,3 min ago",
    "2026-11-19T08:00:00Z,24 h ago", "2026-11-10T08:00:00Z,10 days ago",
        "2026-05-20T08:00:00Z,6 months ago",
    "2026-11-23T08:00:00Z,in 3 days"
  })
  void agesAreInOneUnit(Instant time, String age) {
    assertThat(show.ago(time)).isEqualTo(age);
  }

  @ParameterizedTest
  @CsvSource({"4230000,$4.2M", "18500,$19K", "0,$0", "-2500000,$-2.5M"})
  void amountsAreShort(BigDecimal amount, String text) {
    assertThat(show.money(amount)).isEqualTo(text);
  }

  @Test
  void timesAreInTheZoneOfTheSettings() {
    assertThat(show.time(NOW)).isEqualTo("20 Nov 2026, 09:00");
  }

  @Test
  void whatIsUnknownIsADash() {
    assertThat(
            List.of(
                show.time(null),
                show.ago(null),
                show.money(null),
                show.number(null),
                show.signed(null)))
        .containsOnly("–");
  }

  @Test
  void changesHaveTheirSign() {
    assertThat(List.of(show.signed(3L), show.signed(-3L), show.signed(0L)))
        .containsExactly("+3", "−3", "0");
  }

  @Test
  void aLineNeedsTwoScoresAndStaysInItsBox() {
    assertThat(show.line(List.of(5L))).isEmpty();
    for (String point : show.line(List.of(0L, 100L, 3L, 97L)).split(" ")) {
      var xy = point.split(",");
      assertThat(Double.parseDouble(xy[0])).isBetween(0.0, 64.0);
      assertThat(Double.parseDouble(xy[1])).isBetween(0.0, 20.0);
    }
  }
}
