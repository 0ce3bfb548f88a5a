package com.salesintelligence.resolve.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.resolve.core.Correspondent;
import com.salesintelligence.resolve.core.ParsedMail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Public test messages of mail libraries, which lie outside of this repository. */
class MailCorpusTest {

  private static final List<Path> PLACES =
      List.of(Path.of("../shared/data/mime"), Path.of("../../shared/data/mime"));
  private static final String MIKEL = "mikel-mail/spec/fixtures/emails/";
  private static final String MIME4J = "apache-mime4j/core/src/test/resources/testmsgs/";

  @BeforeAll
  static void needs_the_messages() {
    if (folder() == null) {
      System.out.println("SKIPPED MailCorpusTest: ../shared/data/mime is not there");
    }
    Assumptions.assumeTrue(folder() != null, "../shared/data/mime is not there");
  }

  private static @Nullable Path folder() {
    return PLACES.stream().filter(Files::isDirectory).findFirst().orElse(null);
  }

  @Test
  void every_message_is_read() throws IOException {
    List<Path> files = files();
    assertThat(files).hasSizeGreaterThan(100);
    for (Path file : files) {
      ParsedMail mail = Mails.read(Files.readAllBytes(file));
      assertThat(
              mail.subject() != null
                  || mail.from() != null
                  || !mail.text().isEmpty()
                  || !mail.defects().isEmpty())
          .describedAs(file.toString())
          .isTrue();
      assertThat(mail.text()).describedAs(file.toString()).doesNotContain("\r", "\0");
    }
  }

  /**
   * mime4j's own idea of the first text part, where it takes broken lines as header, not as text.
   */
  @Test
  void the_text_agrees_with_the_oracle_of_mime4j() throws IOException {
    int compared = 0;
    for (Path file : files()) {
      Path oracle =
          file.resolveSibling(
              file.getFileName().toString().replaceFirst("\\.msg$", "") + "_decoded_1.txt");
      boolean otherRule = file.toString().contains("malformedHeader");
      if (!otherRule && Files.exists(oracle) && Files.size(file) < 20_000) {
        var expected = Texts.lines(Files.readString(oracle, StandardCharsets.ISO_8859_1));
        var read = Mails.read(Files.readAllBytes(file)).text();
        if (expected.chars().allMatch(c -> c < 0x80) && !expected.isEmpty()) {
          assertThat(read).describedAs(file.toString()).isEqualTo(expected);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "rfc2822/example10.eml | pete@silly.test | - | Testing.",
        "rfc2822/example13.eml | jdoe@machine.example | Saying Hello | This is a message just",
        "rfc6532/utf8_headers.eml | jdöe@mächine.example | Säying Hello | body",
        "multi_charset/japanese_shift_jis.eml | xxxxxxx@docomo.ne.jp | test | あいうえお",
        "multi_charset/japanese_iso_2022.eml | raasdnil@gmail.com | まみむめも | すみません。",
        "multi_charset/ks_c_5601-1987.eml | from@example.com | test | 스티해",
        "plain_emails/raw_email.eml | jamis@37signals.com | NOTE: 한국말로 하는 것 | 대부분의",
        "plain_emails/raw_email_multiple_from.eml | tim@powerupdev.com | /home/svn/public/minebox revision 214 | <p><b>recordkick",
        "error_emails/bad_encoded_subject.eml | - | TEST | TEST",
        "error_emails/trademark_character_in_subject.eml | j@yahoo-example.com | GA.comô has a lead for you | Body Text",
        "error_emails/weird_to_header.eml | anonymous@i.tp.host | - | CONTACT:",
        "error_emails/content_transfer_encoding_qp_with_space.eml | fyouizjnp@swissonline.ch | Low or High Blood Pressure? We can help. | If you're in need",
        "attachment_emails/attachment_pdf.eml | xxxx@xxxx.com | Another PDF with 🎉 Unicode chars in it 🍿 | Just attaching another PDF",
        "multipart_report_emails/report_422.eml | mailer-daemon@tppppp.com.au | Warning: could not send message for past 8 hours | ",
        "mime_emails/raw_email_with_nested_attachment.eml | jamis@37signals.com | Testing attachments | Here is a test of an attachment"
      })
  void what_a_person_would_read_is_read(
      String file, @Nullable String from, @Nullable String subject, @Nullable String text)
      throws IOException {
    ParsedMail mail = Mails.read(Files.readAllBytes(folder().resolve(MIKEL + file)));
    Correspondent sender = mail.from();
    assertThat(sender == null ? null : sender.address()).isEqualTo(from);
    assertThat(mail.subject()).isEqualTo(subject);
    assertThat(mail.text().strip()).startsWith(text == null ? "" : text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missing-boundary.msg | AAA",
        "missing-inner-boundary.msg | Foo",
        "malformedHeader-noheader.msg | This is a simple message not having headers.",
        "bad-newlines-multiple-parts.msg | Text body",
        "base64encoded-rfc822message-nested.msg | Text body",
        "qp-body.msg | 7bit content with euro € symbol"
      })
  void broken_structures_are_read(String file, String text) throws IOException {
    ParsedMail mail = Mails.read(Files.readAllBytes(folder().resolve(MIME4J + file)));
    assertThat(mail.text()).startsWith(text);
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.walk(folder())) {
      return files
          .filter(file -> file.toString().endsWith(".eml") || file.toString().endsWith(".msg"))
          .sorted()
          .toList();
    }
  }
}
