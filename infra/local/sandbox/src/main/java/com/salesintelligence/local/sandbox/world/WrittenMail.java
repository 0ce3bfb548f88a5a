package com.salesintelligence.local.sandbox.world;

import com.salesintelligence.local.sandbox.company.Mail;
import com.salesintelligence.local.sandbox.company.MailWriter;
import com.salesintelligence.local.sandbox.gmail.MailSource;

/** A generated mail, written each time that it is read. */
record WrittenMail(MailWriter writer, Mail mail, String mailbox) implements MailSource {
  @Override
  public int size() {
    return -1;
  }

  @Override
  public Content read() {
    var written = writer.write(mail, mailbox);
    return new Content(written.rfc822(), written.snippet());
  }
}
