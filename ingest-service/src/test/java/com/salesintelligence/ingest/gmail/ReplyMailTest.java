package com.salesintelligence.ingest.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;
import com.google.api.services.gmail.model.MessagePartHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyMailTest {

  private static final String OWN = "maya@us.example";

  private static AnsweredMail answered(Map<String, String> headers) {
    var all = new ArrayList<MessagePartHeader>();
    Map.of("Message-ID", "<one@aster.example>", "From", "Ada <ada@aster.example>")
        .forEach(
            (name, value) -> {
              if (!headers.containsKey(name)) {
                all.add(new MessagePartHeader().setName(name).setValue(value));
              }
            });
    headers.forEach(
        (name, value) -> all.add(new MessagePartHeader().setName(name).setValue(value)));
    return new AnsweredMail(new Message().setPayload(new MessagePart().setHeaders(all)));
  }

  private static byte[] written(Map<String, String> headers, String text) {
    var mail = answered(headers);
    return new ReplyMail(
            OWN,
            mail.answerTo(OWN),
            mail,
            "<draft@us.example>",
            Instant.parse("2026-11-20T10:00:00Z"),
            text)
        .rfc822();
  }

  private static org.apache.james.mime4j.dom.Message read(byte[] rfc822) {
    try {
      return new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(rfc822));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static org.apache.james.mime4j.dom.Message reply(Map<String, String> headers) {
    return read(written(headers, "Hello"));
  }

  private static String field(org.apache.james.mime4j.dom.Message mail, String name) {
    return mail.getHeader().getField(name).getBody().replaceAll("\\s+", " ").strip();
  }

  private static List<String> names(byte[] rfc822) {
    return read(rfc822).getHeader().getFields().stream().map(f -> f.getName()).sorted().toList();
  }

  private static String text(org.apache.james.mime4j.dom.Message mail) {
    try (var reader = ((TextBody) mail.getBody()).getReader()) {
      return reader.readAllAsString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void joinsTheConversationByItsHeaders() {
    var mail =
        reply(
            Map.of(
                "Message-ID", "<three@aster.example>",
                "References", "<one@aster.example>\r\n <two@us.example>",
                "Subject", "Prices"));

    assertThat(field(mail, "In-Reply-To")).isEqualTo("<three@aster.example>");
    assertThat(field(mail, "References"))
        .isEqualTo("<one@aster.example> <two@us.example> <three@aster.example>");
    assertThat(mail.getSubject()).isEqualTo("Re: Prices");
    assertThat(mail.getMessageId()).isEqualTo("<draft@us.example>");
    assertThat(mail.getFrom().getFirst().getAddress()).isEqualTo(OWN);
    assertThat(mail.getDate()).isEqualTo("2026-11-20T10:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "Prices,Re: Prices",
    "Re: Prices,Re: Prices",
    "RE:Prices,RE:Prices",
    "AW: Preise,AW: Preise",
    "Regards,Re: Regards",
    "'',Re:",
    "=?UTF-8?Q?Gr=C3=BC=C3=9Fe_=F0=9F=8C=B7?=,Re: Grüße 🌷",
    "報価について,Re: 報価について"
  })
  void theSubjectSaysReOnce(String subject, String expected) {
    assertThat(reply(Map.of("Subject", subject)).getSubject()).isEqualTo(expected);
  }

  @Test
  void answersWhoeverTheMailSays() {
    assertThat(to(Map.of())).isEqualTo("ada@aster.example");
    assertThat(to(Map.of("Reply-To", "Desk <desk@aster.example>, b@aster.example")))
        .isEqualTo("desk@aster.example, b@aster.example");
    assertThat(to(Map.of("Reply-To", "nonsense"))).isEqualTo("ada@aster.example");
    assertThat(to(Map.of("From", "Maya <MAYA@us.example>", "To", "ada@aster.example")))
        .isEqualTo("ada@aster.example");
    assertThat(to(Map.of("From", "Team: a@x.example, b@x.example;")))
        .isEqualTo("a@x.example, b@x.example");
  }

  private static String to(Map<String, String> headers) {
    return reply(headers).getTo().flatten().stream()
        .map(Mailbox::getAddress)
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "undisclosed-recipients:;", "Ada", "<>", "a b@c", "\r\nBcc: x"})
  void aMailWithoutASenderHasNobodyToAnswer(String from) {
    assertThat(answered(Map.of("From", from)).answerTo(OWN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nBcc: thief@evil.example",
        "x\nBcc: thief@evil.example\n\nBody",
        "=?UTF-8?Q?x=0D=0ABcc=3A_thief=40evil.example?=",
        "=?UTF-8?B?eA0KQmNjOiB0aGllZkBldmlsLmV4YW1wbGU=?=",
        "x\u2028Bcc: thief@evil.example",
        "x\u0000Bcc: thief@evil.example"
      })
  void whatAStrangerWroteMakesNoHeader(String hostile) {
    var headers =
        Map.of(
            "Subject", hostile,
            "From", "\"" + hostile + "\" <ada@aster.example>",
            "References", "<" + hostile + "> <ok@aster.example> " + hostile);

    assertThat(names(written(headers, hostile)))
        .containsExactly(
            "Content-Transfer-Encoding",
            "Content-Type",
            "Date",
            "From",
            "In-Reply-To",
            "MIME-Version",
            "Message-ID",
            "References",
            "Subject",
            "To");
    var mail = read(written(headers, hostile));
    assertThat(mail.getTo().flatten()).hasSize(1);
    assertThat(mail.getTo().flatten().getFirst().getAddress()).isEqualTo("ada@aster.example");
    assertThat(field(mail, "References")).endsWith("<ok@aster.example> <one@aster.example>");
  }

  @Test
  void aNameStaysReadableInAnyScript() {
    var mail = reply(Map.of("From", "=?UTF-8?Q?J=C3=B6rg_=22M=22?= <j@aster.example>"));

    var to = mail.getTo().flatten().getFirst();
    assertThat(to.getName()).isEqualTo("Jörg \"M\"");
    assertThat(to.getAddress()).isEqualTo("j@aster.example");
  }

  @Test
  void theTextArrivesAsItWasWritten() {
    var text = "Grüße,\r\n.\nFrom here\n\n" + "long ".repeat(400) + "\nend = 100 % 🌷";

    var rfc822 = written(Map.of(), text);

    assertThat(text(read(rfc822))).isEqualTo(text.replaceAll("\\R", "\r\n"));
    assertThat(new String(rfc822, StandardCharsets.US_ASCII).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void aLongConversationKeepsItsFirstAndItsNewestMails() {
    var ids = IntStream.range(0, 500).mapToObj("<m%d@x>"::formatted).toList();

    var references =
        answered(Map.of("References", String.join(" ", ids), "Message-ID", "<m500@x>"))
            .references();

    assertThat(references).hasSize(31).startsWith("<m0@x>").endsWith("<m499@x>", "<m500@x>");
  }
}
