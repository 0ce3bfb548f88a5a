package com.salesintelligence.resolve.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "Ann@Acme.COM, ann@acme.com",
    " ann@acme.com , ann@acme.com",
    "ann@acme.com., ann@acme.com",
    "a..b.@docomo.ne.jp, a..b.@docomo.ne.jp",
    "ann@[192.168.0.1], ann@[192.168.0.1]",
    "root@localhost, root@localhost",
    "info@MÜLLER.de, info@müller.de",
    "info@xn--mller-kva.de, info@müller.de",
    "o'brien+x@acme.com, o'brien+x@acme.com"
  })
  void is_kept_in_one_form(String written, String stored) {
    assertThat(EmailAddress.of(written)).contains(stored);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "ann",
        "ann@",
        "@acme.com",
        "ann@acme..com",
        "ann@.com",
        "a b@acme.com",
        "ann@ac me.com",
        "ann@acme.com>",
        "a@b@acme.com",
        "ann@-_!.com",
        "ann@[]",
        "a,b@acme.com"
      })
  void refuses_what_is_no_address(String written) {
    assertThat(EmailAddress.of(written)).isEmpty();
  }

  @Test
  void refuses_what_is_too_long_for_mail() {
    assertThat(EmailAddress.of("a".repeat(65) + "@acme.com")).isEmpty();
    assertThat(EmailAddress.of("a".repeat(64) + "@acme.com")).isPresent();
    assertThat(EmailAddress.of("a@" + "b".repeat(64) + ".com")).isEmpty();
    assertThat(EmailAddress.of("a@" + "b.".repeat(130) + "com")).isEmpty();
    assertThat(EmailAddress.of("a".repeat(100_000))).isEmpty();
  }
}
