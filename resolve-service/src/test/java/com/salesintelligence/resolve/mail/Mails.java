package com.salesintelligence.resolve.mail;

import com.salesintelligence.resolve.core.ParsedMail;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Mails for tests of this package. */
final class Mails {

  private static final MimeMailReader READER = new MimeMailReader(MailLimits.DEFAULT);

  private Mails() {}

  static ParsedMail read(byte[] bytes) {
    return READER.read(bytes).orElseThrow();
  }

  /** Lines without their ends. */
  static ParsedMail read(String... lines) {
    return read(StandardCharsets.UTF_8, lines);
  }

  static ParsedMail read(Charset charset, String... lines) {
    return read((String.join("\r\n", lines) + "\r\n").getBytes(charset));
  }
}
