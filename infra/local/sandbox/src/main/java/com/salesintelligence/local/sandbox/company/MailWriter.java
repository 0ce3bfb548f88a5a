package com.salesintelligence.local.sandbox.company;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Writes a mail's RFC 822 bytes, each time the same. */
public final class MailWriter {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
  private static final DateTimeFormatter QUOTED =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy 'at' HH:mm", Locale.ENGLISH);
  private static final int SNIPPET = 160;

  private final Wording wording;
  private final MessageIds messageIds;

  /** A mail and the first words of it, as Gmail shows them. */
  @SuppressWarnings("ArrayRecordComponent") // A copy of each mail would cost more than it guards.
  public record Written(byte[] rfc822, String snippet) {}

  MailWriter(long seed, MessageIds messageIds) {
    this.wording = new Wording(seed);
    this.messageIds = messageIds;
  }

  public String subject(Mail mail) {
    return wording.subject(mail);
  }

  /**
   * @param mailbox whose copy it is
   */
  public Written write(Mail mail, String mailbox) {
    var lines = wording.lines(mail);
    var out = new StringBuilder(2_048);
    headers(out, mail, mailbox);
    body(out, mail, lines);
    String snippet = String.join(" ", lines).replace("  ", " ");
    return new Written(
        out.toString().getBytes(StandardCharsets.ISO_8859_1),
        snippet.substring(0, Math.min(SNIPPET, snippet.length())));
  }

  private void headers(StringBuilder out, Mail mail, String mailbox) {
    if (!mail.from.address().equals(mailbox)) {
      String domain = mail.from.domain();
      out.append("Delivered-To: ").append(mailbox).append("\r\n");
      out.append("Received: from mx.").append(domain).append(" (mx.").append(domain);
      out.append(" [198.51.100.").append(mail.thread.number % 250 + 1).append("])\r\n\tby mx.");
      out.append(Reps.DOMAIN).append(" with ESMTPS; ").append(date(mail.sentAt)).append("\r\n");
    }
    out.append("Date: ").append(date(mail.sentAt)).append("\r\n");
    Encoded.addresses(out, "From", List.of(mail.from));
    Encoded.addresses(out, "To", mail.to);
    Encoded.addresses(out, "Cc", mail.cc);
    out.append("Message-ID: ").append(messageIds.of(mail)).append("\r\n");
    references(out, mail);
    out.append("Subject: ").append(Encoded.words(wording.subject(mail))).append("\r\n");
    if (mail.from.kind() == Kind.AUTOMATED) {
      out.append("Precedence: bulk\r\nAuto-Submitted: auto-generated\r\n");
      out.append("List-Unsubscribe: <https://")
          .append(mail.from.domain())
          .append("/unsubscribe>\r\n");
    }
    out.append("MIME-Version: 1.0\r\n");
  }

  private void references(StringBuilder out, Mail mail) {
    if (mail.position == 0) {
      return;
    }
    var mails = mail.thread.mails;
    out.append("In-Reply-To: ")
        .append(messageIds.of(mails.get(mail.position - 1)))
        .append("\r\nReferences:");
    for (Mail earlier : mails.subList(Math.max(0, mail.position - 10), mail.position)) {
      out.append(' ').append(messageIds.of(earlier)).append("\r\n");
    }
  }

  private void body(StringBuilder out, Mail mail, List<String> lines) {
    var dice = Dice.of(mail.thread.number, mail.position, 7);
    var format = new Encoded.Format(dice.chance(0.15), dice.chance(0.2));
    String text = String.join("\r\n", lines) + "\r\n" + quoted(mail);
    String boundary = "=_" + Long.toHexString(Dice.mix(mail.thread.number * 64 + mail.position));
    boolean attaches = lines.get(2).contains("attached");
    if (attaches) {
      out.append("Content-Type: multipart/mixed; boundary=\"m")
          .append(boundary)
          .append("\"\r\n\r\n");
      out.append("--m").append(boundary).append("\r\n");
    }
    if (mail.from.kind() == Kind.AUTOMATED || dice.chance(0.6)) {
      alternative(out, mail, lines, text, boundary, format);
    } else {
      Encoded.part(out, "text/plain", text, format);
    }
    if (attaches) {
      attachment(out, mail, "m" + boundary);
    }
  }

  private void alternative(
      StringBuilder out,
      Mail mail,
      List<String> lines,
      String text,
      String boundary,
      Encoded.Format format) {
    out.append("Content-Type: multipart/alternative; boundary=\"")
        .append(boundary)
        .append("\"\r\n\r\n");
    out.append("--").append(boundary).append("\r\n");
    Encoded.part(out, "text/plain", text, format);
    out.append("--").append(boundary).append("\r\n");
    Encoded.part(out, "text/html", html(mail, lines), format);
    out.append("--").append(boundary).append("--\r\n");
  }

  private String quoted(Mail mail) {
    if (mail.position == 0) {
      return "";
    }
    Mail earlier = mail.thread.mails.get(mail.position - 1);
    return "\r\n"
        + attribution(earlier)
        + "\r\n> "
        + String.join("\r\n> ", wording.lines(earlier))
        + "\r\n";
  }

  private String html(Mail mail, List<String> lines) {
    var html = new StringBuilder("<html><body><p>").append(escaped(lines));
    html.append("</p>\r\n");
    if (mail.position > 0) {
      Mail earlier = mail.thread.mails.get(mail.position - 1);
      html.append("<div class=\"gmail_quote\">")
          .append(attribution(earlier).replace("<", "&lt;").replace(">", "&gt;"));
      html.append("<blockquote>")
          .append(escaped(wording.lines(earlier)))
          .append("</blockquote></div>\r\n");
    }
    return html.append("</body></html>\r\n").toString();
  }

  private static String escaped(List<String> lines) {
    return String.join("\r\n", lines)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\r\n", "<br>\r\n");
  }

  private static String attribution(Mail earlier) {
    String when = QUOTED.format(Instant.ofEpochMilli(earlier.sentAt).atOffset(ZoneOffset.UTC));
    return "On " + when + ", " + earlier.from.name() + " <" + earlier.from.address() + "> wrote:";
  }

  private static void attachment(StringBuilder out, Mail mail, String boundary) {
    String name =
        mail.thread.account == null ? "document" : Spelling.slug(mail.thread.account.name);
    String pdf =
        "%PDF-1.4\n% "
            + name
            + " "
            + mail.thread.number
            + "\n"
            + "0 0 0 rg\n".repeat(30)
            + "%%EOF\n";
    String content =
        Base64.getMimeEncoder().encodeToString(pdf.getBytes(StandardCharsets.ISO_8859_1));
    out.append("\r\n--").append(boundary).append("\r\nContent-Type: application/pdf; name=\"");
    out.append(name).append(".pdf\"\r\nContent-Transfer-Encoding: base64\r\n");
    out.append("Content-Disposition: attachment; filename=\"")
        .append(name)
        .append(".pdf\"\r\n\r\n");
    out.append(content).append("\r\n--").append(boundary).append("--\r\n");
  }

  private static String date(long millis) {
    return DATE.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
  }
}
