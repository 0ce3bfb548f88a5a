package com.salesintelligence.resolve.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.resolve.core.Correspondent;
import com.salesintelligence.resolve.core.ParsedMail;
import com.salesintelligence.resolve.core.ParsedMail.Attachment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MimeMailReaderTest {

  @Test
  void reads_what_a_mail_says() {
    ParsedMail mail =
        Mails.read(
            "From: \"Smith, Ann\" <Ann@Acme.COM>",
            "To: bob@b.com, Carl <carl@c.com>",
            "Cc: dora@d.com",
            "Bcc: emil@e.com",
            "Subject: =?utf-8?Q?Angebot_f=C3=BCr?= =?utf-8?B?IE3DvGxsZXI=?=",
            "Date: Fri, 21 Nov 1997 09:55:06 -0600",
            "Message-ID: <1@acme.com>",
            "In-Reply-To: <0@acme.com>",
            "",
            "Hello",
            "there");
    assertThat(mail.from()).isEqualTo(new Correspondent("ann@acme.com", "Smith, Ann"));
    assertThat(mail.to())
        .containsExactly(
            new Correspondent("bob@b.com", null), new Correspondent("carl@c.com", "Carl"));
    assertThat(mail.cc()).extracting(Correspondent::address).containsExactly("dora@d.com");
    assertThat(mail.bcc()).extracting(Correspondent::address).containsExactly("emil@e.com");
    assertThat(mail.subject()).isEqualTo("Angebot für Müller");
    assertThat(mail.date()).isEqualTo(Instant.parse("1997-11-21T15:55:06Z"));
    assertThat(mail.messageId()).isEqualTo("<1@acme.com>");
    assertThat(mail.inReplyTo()).isEqualTo("<0@acme.com>");
    assertThat(mail.text()).isEqualTo("Hello\nthere");
    assertThat(mail.defects()).isEmpty();
  }

  @Test
  void of_alternatives_the_text_is_taken_and_the_html_kept() {
    ParsedMail mail =
        Mails.read(
            "From: a@b.com",
            "Content-Type: multipart/mixed; boundary=out",
            "",
            "--out",
            "Content-Type: multipart/alternative; boundary=in",
            "",
            "--in",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "Plain ü",
            "--in",
            "Content-Type: text/html; charset=utf-8",
            "",
            "<p>Html ü</p>",
            "--in--",
            "--out",
            "Content-Type: text/plain; name=notes.txt",
            "Content-Disposition: attachment; filename=notes.txt",
            "",
            "This is no part of the body.",
            "--out--");
    assertThat(mail.text()).isEqualTo("Plain ü");
    assertThat(mail.html()).contains("Html ü");
    assertThat(mail.attachments()).containsExactly(new Attachment("notes.txt", "text/plain", 28L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Disposition: attachment",
        "Content-Disposition: ATTACHMENT; filename=\"body.txt\"",
        "Content-Disposition: inline; filename=log.txt",
        "Content-Disposition: attachment; filename*=utf-8''log%20one.txt"
      })
  void a_text_attachment_is_never_the_body(String disposition) {
    ParsedMail mail =
        Mails.read(
            "From: a@b.com",
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "Content-Type: text/plain",
            disposition,
            "",
            "attached",
            "--b",
            "Content-Type: text/plain",
            "",
            "the body",
            "--b--");
    assertThat(mail.text()).isEqualTo("the body");
    assertThat(mail.attachments()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "base64 | JVBERi0= | 5",
        "BASE64 | JVBE~Ri0xLjQK~ | 9",
        "base64 | JVBERi0 | 5",
        "quoted-printable | a=3Db=~c | 4",
        "8bit | 123456 | 6",
        "x-odd | 123456 | 6",
        "base64 | '' | 0"
      })
  void an_attachment_has_its_size_after_decoding(String encoding, String content, long bytes) {
    ParsedMail mail =
        Mails.read(
            "From: a@b.com",
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "Content-Type: Application/PDF; name=\"r\u00e9sum\u00e9.pdf\"",
            "Content-Transfer-Encoding: " + encoding,
            "",
            content.replace("~", "\r\n"),
            "--b--");
    assertThat(mail.attachments())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.contentType()).isEqualTo("application/pdf");
              assertThat(file.bytes()).isEqualTo(bytes);
            });
    assertThat(mail.text()).isEmpty();
  }

  @Test
  void a_mail_that_is_nothing_but_a_file_names_it() {
    ParsedMail text =
        Mails.read("From: a@b.com", "Content-Type: text/plain; name=log.txt", "", "a log");
    ParsedMail file =
        Mails.read(
            "From: a@b.com", "Content-Type: image/png", "Content-Disposition: attachment", "", "x");

    assertThat(text.attachments()).containsExactly(new Attachment("log.txt", "text/plain", null));
    assertThat(text.text()).isEqualTo("a log");
    assertThat(file.attachments()).singleElement().extracting("name").isEqualTo("unnamed");
  }

  @Test
  void where_there_is_only_html_its_text_is_taken() {
    ParsedMail mail =
        Mails.read(
            "From: a@b.com",
            "Content-Type: text/html; charset=utf-8",
            "",
            "<html><head><title>x</title><style>p {color: red}</style></head>",
            "<body><p>Dear&nbsp;Ann,</p><p>one<br>two</p><script>alert(1)</script>",
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table></body></html>");
    assertThat(mail.text()).isEqualTo("Dear Ann,\n\none\ntwo\n\na b\nc");
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, windows-1252, Grüße für 5 €",
    "iso-8859-1, windows-1252, Grüße für 5 €",
    "ISO-8859-15, ISO-8859-15, Grüße für 5 €",
    "koi8-r, KOI8-R, Привет",
    "windows-1251, windows-1251, Привет",
    "iso-2022-jp, ISO-2022-JP, すみません",
    "\"shift_jis\", Shift_JIS, すみません",
    "gb2312, GB18030, 中文邮件",
    "GB18030, GB18030, 中文邮件",
    "big5, Big5, 繁體中文",
    "euc-kr, EUC-KR, 안녕하세요",
    "ks_c_5601-1987, x-windows-949, 안녕하세요",
    "UTF8, UTF-8, Grüße €",
    "utf-16, UTF-16, Grüße €"
  })
  void reads_the_text_in_its_charset(String label, String charset, String text) {
    byte[] head =
        ("From: a@b.com\r\nDate: Fri, 21 Nov 1997 09:55:06 GMT\r\nContent-Type: text/plain; charset="
                + label
                + "\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    ParsedMail mail = Mails.read(joined(head, text.getBytes(Charset.forName(charset))));
    assertThat(mail.text()).isEqualTo(text);
    assertThat(mail.defects()).isEmpty();
  }

  @Test
  void bytes_that_their_charset_does_not_allow_are_replaced_and_told() {
    byte[] head =
        "From: a@b.com\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    ParsedMail mail =
        Mails.read(joined(head, new byte[] {'o', 'k', (byte) 0xc3, ' ', (byte) 0xff}));
    assertThat(mail.text()).isEqualTo("ok\ufffd \ufffd");
    assertThat(mail.defects()).anyMatch(defect -> defect.contains("does not allow"));
  }

  @Test
  void a_wrong_or_unknown_label_is_seen_through() {
    assertThat(body("x-unknown", "Bé".getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("Bé");
    assertThat(body("us-ascii", "Bé".getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("Bé");
    assertThat(body("us-ascii", "Bé".getBytes(StandardCharsets.ISO_8859_1)).text()).isEqualTo("Bé");
    assertThat(body("iso-8859-1", "Bé".getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("Bé");
    assertThat(body("x-unknown", "Bé".getBytes(StandardCharsets.UTF_8)).defects())
        .anyMatch(defect -> defect.contains("x-unknown"));
  }

  @Test
  void nul_characters_are_dropped() {
    ParsedMail mail = body("utf-8", "a\0b".getBytes(StandardCharsets.UTF_8));
    assertThat(mail.text()).isEqualTo("ab");
    assertThat(mail.defects()).anyMatch(defect -> defect.contains("NUL"));
  }

  @Test
  void truncated_base64_is_read_as_far_as_it_goes() {
    ParsedMail mail =
        Mails.read(
            "From: a@b.com",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            "SGVsbG8gdGhlcmUsIHRoaXMgaXMgY3V",
            "");
    assertThat(mail.text()).startsWith("Hello there, this is");
    assertThat(mail.defects()).anyMatch(defect -> defect.contains("base64"));
  }

  @Test
  void broken_quoted_printable_is_taken_as_it_stands() {
    ParsedMail mail =
        Mails.read(
            "From: a@b.com",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable ",
            "",
            "caf=C3=A9 =ZZ end=",
            "ing =");
    assertThat(mail.text()).contains("café").contains("end").contains("ing");
    assertThat(mail.defects()).anyMatch(defect -> defect.contains("quoted-printable"));
  }

  @Test
  void a_multipart_that_does_not_tell_its_boundary_is_read_all_the_same() {
    ParsedMail mail =
        Mails.read(
            "From: a@b.com",
            "Content-Type: multipart/mixed",
            "",
            "--xyz",
            "Content-Type: text/plain",
            "",
            "the body",
            "--xyz",
            "Content-Type: application/pdf; name=a.pdf",
            "",
            "JVBERi0=",
            "--xyz--");
    assertThat(mail.text()).isEqualTo("the body");
    assertThat(mail.attachments()).containsExactly(new Attachment("a.pdf", "application/pdf", 8L));
    assertThat(mail.defects()).anyMatch(defect -> defect.contains("boundary"));
  }

  @Test
  void a_multipart_that_ends_too_early_keeps_what_came() {
    ParsedMail mail =
        Mails.read(
            "From: a@b.com", "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "x");
    assertThat(mail.text()).isEqualTo("x");
    assertThat(mail.defects()).anyMatch(defect -> defect.contains("too early"));
  }

  @Test
  void text_without_any_header_is_text() {
    ParsedMail mail = Mails.read("Just some words.", "No header at all.");
    assertThat(mail.text()).isEqualTo("Just some words.\nNo header at all.");
    assertThat(mail.from()).isNull();
    assertThat(mail.defects()).anyMatch(defect -> defect.startsWith("no header"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n", "\n\n\n", " \t\r\n", "\0\0\0"})
  void nothing_is_nothing(String nothing) {
    var reader = new MimeMailReader(MailLimits.DEFAULT);
    assertThat(reader.read(nothing.getBytes(StandardCharsets.US_ASCII))).isEmpty();
  }

  @Test
  void eight_bit_headers_are_read_as_utf_8_or_as_the_text() {
    assertThat(Mails.read("From: Jöhn <j@b.com>", "Subject: Säying", "", "x").subject())
        .isEqualTo("Säying");
    ParsedMail latin =
        Mails.read(StandardCharsets.ISO_8859_1, "From: Jöhn <j@b.com>", "Subject: Säying", "", "x");
    assertThat(latin.subject()).isEqualTo("Säying");
    ParsedMail korean =
        Mails.read(
            Charset.forName("EUC-KR"),
            "Subject: 안녕하세요",
            "From: a@b.com",
            "Content-Type: text/plain; charset=euc-kr",
            "",
            "x");
    assertThat(korean.subject()).isEqualTo("안녕하세요");
  }

  @Test
  void without_a_sender_the_next_best_header_is_taken() {
    assertThat(Mails.read("Sender: s@b.com", "", "x").from().address()).isEqualTo("s@b.com");
    assertThat(Mails.read("From: nobody", "Return-Path: <r@b.com>", "", "x").from().address())
        .isEqualTo("r@b.com");
  }

  @Test
  void a_delivery_report_is_its_text_and_made_by_a_machine() {
    ParsedMail mail =
        Mails.read(
            "From: Mail System <mailer-daemon@b.com>",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
            "",
            "--b",
            "Content-Type: text/plain",
            "",
            "Could not deliver.",
            "--b",
            "Content-Type: message/delivery-status",
            "",
            "Action: failed",
            "--b",
            "Content-Type: message/rfc822",
            "",
            "From: x@y.com",
            "Subject: inner",
            "",
            "inner text",
            "--b--");
    assertThat(mail.text()).isEqualTo("Could not deliver.");
    assertThat(mail.subject()).isNull();
    assertThat(mail.machineMade()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "List-Unsubscribe: <mailto:x@y.com>, true",
    "Precedence: bulk, true",
    "Precedence: list, false",
    "Auto-Submitted: auto-replied, true",
    "Auto-Submitted: no, false",
    "Return-Path: <>, true",
    "Return-Path: <a@b.com>, false"
  })
  void headers_tell_machines(String header, boolean machine) {
    assertThat(Mails.read("From: a@b.com", header, "", "x").machineMade()).isEqualTo(machine);
  }

  @Test
  void an_attached_mail_is_an_attachment() {
    ParsedMail mail =
        Mails.read(
            "From: a@b.com",
            "Subject: outer",
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "",
            "outer text",
            "--b",
            "Content-Type: message/rfc822",
            "",
            "From: x@y.com",
            "Subject: inner",
            "",
            "inner text",
            "--b--");
    assertThat(mail.from().address()).isEqualTo("a@b.com");
    assertThat(mail.subject()).isEqualTo("outer");
    assertThat(mail.text()).isEqualTo("outer text");
    assertThat(mail.attachments())
        .containsExactly(new Attachment("message.eml", "message/rfc822", 43L));
  }

  private static ParsedMail body(String charset, byte[] bytes) {
    byte[] head =
        ("From: a@b.com\r\nContent-Type: text/plain; charset=" + charset + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    return Mails.read(joined(head, bytes));
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = new byte[one.length + other.length];
    System.arraycopy(one, 0, both, 0, one.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
