package com.salesintelligence.resolve.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.resolve.core.ParsedMail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileMailTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void parts_within_parts_without_end_are_read_to_a_depth() {
    var mail = new StringBuilder("From: a@b.com\r\n");
    for (int i = 0; i < 5_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b");
      mail.append(i).append("\r\n");
    }
    mail.append("\r\ntext\r\n");
    assertThat(read(mail).defects()).anyMatch(defect -> defect.contains("deep"));
  }

  @Test
  void mails_within_mails_without_end_are_attachments() {
    var mail = new StringBuilder("From: a@b.com\r\n");
    for (int i = 0; i < 5_000; i++) {
      mail.append("Content-Type: message/rfc822\r\n\r\n");
    }
    assertThat(read(mail).from()).isNotNull();
  }

  @Test
  void a_hundred_thousand_headers_hide_no_sender() {
    var mail = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      mail.append("X-Filler-").append(i).append(": nothing\r\n");
    }
    mail.append("From: a@b.com\r\nSubject: here\r\n\r\ntext\r\n");
    ParsedMail read = read(mail);
    assertThat(read.from().address()).isEqualTo("a@b.com");
    assertThat(read.subject()).isEqualTo("here");
    assertThat(read.text()).isEqualTo("text");
    assertThat(read.defects()).anyMatch(defect -> defect.contains("header is too large"));
  }

  @Test
  void a_part_with_a_hundred_thousand_headers_ends_the_reading() {
    var mail =
        new StringBuilder(
            "From: a@b.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n");
    mail.append("\r\nfirst\r\n--b\r\n");
    for (int i = 0; i < 100_000; i++) {
      mail.append("X-").append(i).append(": y\r\n");
    }
    ParsedMail read = read(mail.append("\r\nsecond\r\n--b--\r\n"));
    assertThat(read.text()).startsWith("first");
    assertThat(read.defects()).anyMatch(defect -> defect.contains("to its end"));
  }

  @Test
  void a_hundred_thousand_parts_are_not_all_read() {
    var mail =
        new StringBuilder("From: a@b.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n");
    mail.append("--b\r\n\r\nx\r\n".repeat(100_000));
    assertThat(read(mail).defects()).anyMatch(defect -> defect.startsWith("more than 1000 parts"));
  }

  @Test
  void a_hundred_thousand_addresses_are_not_all_kept() {
    var mail = new StringBuilder("From: a@b.com\r\nTo: x@y.com");
    for (int i = 0; i < 100_000; i++) {
      mail.append(",\r\n u").append(i).append("@y.com");
    }
    ParsedMail read = read(mail.append("\r\n\r\ntext\r\n"));
    assertThat(read.to()).hasSizeBetween(500, 1_000);
    assertThat(read.defects()).isNotEmpty();
  }

  @Test
  void a_text_of_25_megabytes_is_cut() {
    var mail = new StringBuilder("From: a@b.com\r\nContent-Type: text/plain\r\n\r\n");
    mail.append("Lorem ipsum dolor sit amet. ü\r\n".repeat(800_000));
    ParsedMail read = read(mail);
    assertThat(read.text().getBytes(StandardCharsets.UTF_8).length)
        .isBetween(900_000, MailLimits.DEFAULT.textBytes());
    assertThat(read.defects()).anyMatch(defect -> defect.contains("too long"));
  }

  @Test
  void html_of_25_megabytes_and_of_any_depth_is_cut() {
    ParsedMail read =
        read(
            new StringBuilder("From: a@b.com\r\nContent-Type: text/html\r\n\r\n")
                .append("<div>x".repeat(4_000_000)));
    assertThat(read.html().length()).isLessThanOrEqualTo(MailLimits.DEFAULT.htmlBytes());
    assertThat(read.text()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "<",
        "(",
        "=?a?Q?",
        "\"\\",
        ";",
        "a;",
        "@",
        ",",
        ":",
        "=?utf-8?B?=",
        "a@b.com ",
        "((",
        "\"\"",
        "<>",
        "=",
        "=?",
        "?="
      })
  void no_sign_repeated_costs_more_than_its_length(String sign) {
    String many = sign.repeat(120_000 / sign.length());
    for (String header :
        new String[] {
          "From: ",
          "Subject: ",
          "Date: ",
          "Content-Type: ",
          "Content-Type: text/plain; name=",
          "Content-Disposition: attachment; filename=",
          "Content-Transfer-Encoding: ",
          "Message-ID: "
        }) {
      assertThat(read(new StringBuilder("X: y\r\n" + header + many + "\r\n\r\ntext")).text())
          .isNotNull();
    }
  }

  @Test
  void garbage_of_any_kind_is_read_somehow() {
    byte[] mail =
        """
        From: =?utf-8?Q?J=C3=B6hn?= <a@b.com>\r
        To: "A, B" <c@d.com>, Group: e@f.com;\r
        Subject: =?iso-2022-jp?B?GyRCJEYkOSRIGyhC?=\r
        Date: Fri, 21 Nov 1997 09:55:06 -0600\r
        Content-Type: multipart/alternative; boundary="b"\r
        \r
        --b\r
        Content-Type: text/plain; charset=utf-8\r
        Content-Transfer-Encoding: quoted-printable\r
        \r
        caf=C3=A9\r
        --b\r
        Content-Type: text/html; charset=utf-8; name*=utf-8''%41\r
        Content-Transfer-Encoding: base64\r
        \r
        PHA+Y2Fmw6k8L3A+\r
        --b--\r
        """
            .getBytes(StandardCharsets.UTF_8);
    var reader = new MimeMailReader(MailLimits.DEFAULT);
    var random = new Random(20261120);
    for (int i = 0; i < 20_000; i++) {
      byte[] broken = mail.clone();
      for (int j = random.nextInt(12); j >= 0; j--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(broken.length) : broken.length;
      byte[] cut = Arrays.copyOf(broken, length);
      reader.read(cut).ifPresent(read -> assertThat(read.text()).doesNotContain("\0"));
    }
  }

  private static ParsedMail read(StringBuilder mail) {
    byte[] bytes = mail.toString().getBytes(StandardCharsets.UTF_8);
    return Assertions.assertTimeoutPreemptively(PATIENCE, () -> Mails.read(bytes));
  }
}
