package com.salesintelligence.resolve.mail;

import com.salesintelligence.resolve.core.ParsedMail.Attachment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/** Walks once over the parts of a mail and collects its header, its text and its attachments. */
final class PartWalk {

  private static final int MAX_WRAPPED = 3;

  private final MailLimits limits;
  private final Defects defects;
  private final DecodeMonitor monitor;
  private final BodyTree body;
  private final List<Attachment> attachments = new ArrayList<>();
  private final byte[] buffer = new byte[4096];
  private @Nullable Header mailHeader;
  private Header header;
  private int parts;
  private int wrapped;

  PartWalk(MailLimits limits, Defects defects) {
    this.limits = limits;
    this.defects = defects;
    this.monitor = new DefectMonitor(defects);
    this.body = new BodyTree(limits.textBytes() + limits.htmlBytes());
    this.header = new Header(defects);
  }

  void walk(byte[] mail) {
    walk(new ByteArrayInputStream(mail), null);
    body.closeAll();
  }

  Header mailHeader() {
    return mailHeader == null ? new Header(defects) : mailHeader;
  }

  String text() {
    return body.text();
  }

  String html() {
    return body.html();
  }

  List<Attachment> attachments() {
    return attachments;
  }

  private void walk(InputStream in, @Nullable String contentType) {
    var stream = new MimeTokenStream(config(), monitor, null, null);
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    int depthBefore = body.depth();
    try {
      if (contentType == null) {
        stream.parse(in);
      } else {
        stream.parseHeadless(in, contentType);
      }
      while (stream.getState() != EntityState.T_END_OF_STREAM && parts <= limits.parts()) {
        visit(stream);
        stream.next();
      }
    } catch (MimeException | IOException unreadable) {
      defects.add("the mail cannot be read to its end");
    }
    if (parts > limits.parts()) {
      defects.add("more than %d parts: the rest is not read".formatted(limits.parts()));
    }
    while (body.depth() > depthBefore) {
      closeMultipart();
    }
  }

  private MimeConfig config() {
    return MimeConfig.custom()
        .setMaxLineLen(-1)
        .setMaxHeaderLen(MailLimits.FIELD_BYTES * 2)
        .setMaxHeaderCount(limits.headers() * 2)
        .setMaxContentLen(-1)
        .build();
  }

  private void visit(MimeTokenStream stream) throws IOException {
    switch (stream.getState()) {
      case T_START_HEADER -> {
        header = new Header(defects);
        boolean tooDeep = body.depth() >= limits.depth();
        stream.setRecursionMode(tooDeep ? RecursionMode.M_FLAT : RecursionMode.M_NO_RECURSE);
      }
      case T_FIELD -> header.add(stream.getField());
      case T_END_HEADER -> mailHeader = mailHeader == null ? header : mailHeader;
      case T_START_BODYPART -> parts++;
      case T_START_MULTIPART -> body.openMultipart(stream.getBodyDescriptor().getMimeType());
      case T_PREAMBLE -> body.preamble(read(stream.getInputStream(), limits.textBytes()));
      case T_END_MULTIPART -> closeMultipart();
      case T_BODY -> leaf(stream);
      default -> {}
    }
  }

  private void closeMultipart() {
    byte[] unread = body.textWithoutParts();
    if (unread != null && unread.length > 0) {
      withoutParts(unread, "mixed");
    }
    body.closeMultipart();
  }

  /** A multipart whose boundary is missing: found out from its text, or else read as text. */
  private void withoutParts(byte[] bytes, String subtype) {
    String boundary = Boundaries.guess(bytes);
    if (boundary != null && body.depth() < limits.depth() && wrapped++ < MAX_WRAPPED) {
      defects.add("a multipart without its boundary: the boundary was found in the text");
      walk(
          new ByteArrayInputStream(bytes),
          "multipart/%s; boundary=\"%s\"".formatted(Boundaries.subtype(subtype), boundary));
      return;
    }
    String text = TextDecoding.decode(bytes, null, "the text", defects);
    if (!text.isBlank()) {
      defects.add("a multipart without parts: read as text");
      body.text(text);
    }
  }

  private void leaf(MimeTokenStream stream) throws IOException {
    Parameters type = Parameters.of(header.first("content-type", null), defects);
    Parameters disposition = Parameters.of(header.first("content-disposition", null), defects);
    String mimeType = stream.getBodyDescriptor().getMimeType();
    boolean root = body.depth() == 0;
    String name = name(disposition, type);
    if (mimeType.startsWith("multipart/")) {
      defects.add("parts nested more than %d deep: not read".formatted(limits.depth()));
    } else if (type.value().startsWith("multipart/") && mimeType.startsWith("text/")) {
      withoutParts(content(stream, limits.textBytes()), type.value().substring(10));
    } else if (root && mimeType.equals("message/rfc822") && wrapped++ < MAX_WRAPPED) {
      wrapped(stream);
    } else if (mimeType.startsWith("text/") && (root || isShown(mimeType, disposition, name))) {
      text(stream, mimeType, type.get("charset"));
    } else if (mimeType.equals("message/delivery-status") && body.isFirstOfReport()) {
      text(stream, "text/plain", null);
    } else {
      body.other();
      attached(name == null ? unnamed(mimeType, disposition) : name, mimeType, stream);
      return;
    }
    if (root && name != null) {
      attached(name, mimeType, null);
    }
  }

  private boolean isShown(String mimeType, Parameters disposition, @Nullable String name) {
    boolean readable = mimeType.equals("text/plain") || mimeType.equals("text/html");
    return readable
        && name == null
        && !disposition.value().startsWith("attachment")
        && !body.belongsToAnother();
  }

  private void text(MimeTokenStream stream, String mimeType, @Nullable String charset)
      throws IOException {
    boolean html = mimeType.equals("text/html");
    if (body.full()) {
      defects.add("the text is too long: cut");
      body.other();
      return;
    }
    String text =
        TextDecoding.decode(
            content(stream, html ? limits.htmlBytes() : limits.textBytes()),
            charset,
            html ? "the HTML" : "the text",
            defects);
    if (html) {
      body.html(text);
    } else {
      body.text(text);
    }
  }

  /** The whole mail is another mail in a wrapper: its text is the text. */
  private void wrapped(MimeTokenStream stream) throws IOException {
    defects.add("the mail is wrapped in another one: its text was taken");
    walk(new ByteArrayInputStream(content(stream, limits.textBytes() + limits.htmlBytes())), null);
  }

  private byte[] content(MimeTokenStream stream, int max) throws IOException {
    String encoding = header.first("content-transfer-encoding", null);
    byte[] content =
        read(TransferEncoding.decoded(stream.getInputStream(), encoding, monitor, defects), max);
    if (content.length >= max) {
      defects.add("the text is too long: cut");
    }
    return content;
  }

  /** What can be read, also when the rest is broken. */
  private byte[] read(InputStream in, int max) {
    var bytes = new ByteArrayOutputStream(256);
    try {
      int read = in.read(buffer, 0, Math.min(buffer.length, max));
      while (read >= 0 && bytes.size() < max) {
        bytes.write(buffer, 0, read);
        read = in.read(buffer, 0, Math.min(buffer.length, Math.max(max - bytes.size(), 1)));
      }
    } catch (IOException broken) {
      defects.add("a part cannot be read to its end");
    }
    return bytes.toByteArray();
  }

  private static @Nullable String name(Parameters disposition, Parameters type) {
    String name = disposition.get("filename");
    String named = name == null || name.isBlank() ? type.get("name") : name;
    return named == null || named.isBlank() ? null : named;
  }

  private @Nullable String unnamed(String mimeType, Parameters disposition) {
    if (mimeType.equals("message/rfc822") && !body.inReport()) {
      return "message.eml";
    }
    return disposition.value().startsWith("attachment") ? "unnamed" : null;
  }

  /**
   * @param stream null when its content is read already
   */
  private void attached(@Nullable String name, String mimeType, @Nullable MimeTokenStream stream) {
    if (name == null || attachments.size() >= MailLimits.ATTACHMENTS) {
      return;
    }
    attachments.add(
        new Attachment(
            Texts.cut(Texts.oneLine(name), MailLimits.NAME_CHARS),
            Texts.cut(Texts.oneLine(mimeType), MailLimits.NAME_CHARS),
            stream == null ? null : size(stream.getInputStream())));
  }

  private long size(InputStream content) {
    return TransferEncoding.size(content, header.first("content-transfer-encoding", null), buffer);
  }
}
