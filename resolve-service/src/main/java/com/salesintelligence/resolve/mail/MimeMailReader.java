package com.salesintelligence.resolve.mail;

import com.salesintelligence.resolve.core.Correspondent;
import com.salesintelligence.resolve.core.ParsedMail;
import com.salesintelligence.resolve.core.ReadMail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads mails by mime4j. What is broken becomes a defect; what can be read is read. */
public final class MimeMailReader implements ReadMail {

  private static final int MAX_ID = 998;

  private final MailLimits limits;

  public MimeMailReader(MailLimits limits) {
    this.limits = limits;
  }

  @Override
  public Optional<ParsedMail> read(byte[] rfc822) {
    if (isBlank(rfc822)) {
      return Optional.empty();
    }
    var defects = new Defects();
    var walk = new PartWalk(limits, defects);
    byte[] mail = withoutMailboxLine(rfc822);
    walk.walk(HeaderTrimming.trim(mail, limits, defects));
    Header header = walk.mailHeader();
    String html = Texts.cutToBytes(walk.html(), limits.htmlBytes());
    String text = walk.text();
    if (header.isEmpty()) {
      defects.add("no header: everything was read as text");
      text = wholeText(mail, defects);
    }
    return Optional.of(
        mail(header, Texts.cutToBytes(text, limits.textBytes()), html, walk, defects));
  }

  /** Mails from mbox files begin with a line that is no header field. */
  private static byte[] withoutMailboxLine(byte[] mail) {
    boolean mbox =
        mail.length > 5
            && mail[0] == 'F'
            && mail[1] == 'r'
            && mail[2] == 'o'
            && mail[3] == 'm'
            && mail[4] == ' '
            && mail[5] != ' '
            && mail[5] != ':';
    int end = 0;
    while (mbox && end < mail.length && mail[end] != '\n') {
      end++;
    }
    return mbox && end + 1 < mail.length ? Arrays.copyOfRange(mail, end + 1, mail.length) : mail;
  }

  private String wholeText(byte[] rfc822, Defects defects) {
    int length = Math.min(rfc822.length, limits.textBytes());
    byte[] bytes = new byte[length];
    System.arraycopy(rfc822, 0, bytes, 0, length);
    return Texts.lines(TextDecoding.decode(bytes, null, "the text", defects));
  }

  private ParsedMail mail(Header header, String text, String html, PartWalk walk, Defects defects) {
    String charset = Parameters.of(header.first("content-type", null), defects).get("charset");
    Correspondent from = from(header, charset, defects);
    var to = addresses(header, "to", charset, limits.addresses(), defects);
    var cc = addresses(header, "cc", charset, limits.addresses() - to.size(), defects);
    var bcc =
        addresses(header, "bcc", charset, limits.addresses() - to.size() - cc.size(), defects);
    return new ParsedMail(
        from,
        to,
        cc,
        bcc,
        subject(header, charset, defects),
        text,
        html,
        date(header, defects),
        id(header.first("message-id", null)),
        id(header.first("in-reply-to", null)),
        walk.attachments(),
        Machines.made(header),
        defects.list());
  }

  private static @Nullable String subject(
      Header header, @Nullable String charset, Defects defects) {
    String written = header.first("subject", charset);
    if (written == null) {
      return null;
    }
    String subject = Texts.oneLine(EncodedWords.decode(written, "subject", defects));
    if (subject.length() > MailLimits.SUBJECT_CHARS) {
      defects.add("the subject is too long: cut");
    }
    return Texts.cut(subject, MailLimits.SUBJECT_CHARS);
  }

  private static @Nullable Correspondent from(
      Header header, @Nullable String charset, Defects defects) {
    List<Correspondent> from = addresses(header, "from", charset, 10, defects);
    if (from.size() > 1) {
      defects.add("several senders: the first was taken");
    }
    if (!from.isEmpty()) {
      return from.getFirst();
    }
    for (String other : List.of("sender", "return-path")) {
      List<Correspondent> instead = addresses(header, other, charset, 1, defects);
      if (!instead.isEmpty()) {
        defects.add("no readable From: " + other + " was taken");
        return instead.getFirst();
      }
    }
    defects.add("no readable sender");
    return null;
  }

  private static List<Correspondent> addresses(
      Header header, String name, @Nullable String charset, int max, Defects defects) {
    var all = new ArrayList<Correspondent>();
    for (String list : header.all(name, charset)) {
      all.addAll(Mailboxes.of(list, name, max - all.size(), defects));
    }
    return all;
  }

  private static @Nullable Instant date(Header header, Defects defects) {
    String written = header.first("date", null);
    Optional<Instant> date = written == null ? Optional.empty() : MailDate.parse(written);
    if (date.isEmpty()) {
      defects.add(
          written == null
              ? "no Date: Gmail's own date was taken"
              : "a Date that is none: Gmail's own date was taken");
    }
    return date.orElse(null);
  }

  /** The first id in brackets; the first word where there are none. */
  private static @Nullable String id(@Nullable String written) {
    if (written == null) {
      return null;
    }
    int open = written.indexOf('<');
    int close = open < 0 ? -1 : written.indexOf('>', open);
    String id = close < 0 ? written : written.substring(open, close + 1);
    return Texts.cut(Texts.oneLine(id), MAX_ID);
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0 || b > ' ') {
        return false;
      }
    }
    return true;
  }
}
