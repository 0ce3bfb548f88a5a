package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.commands.Mails.Mail;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The lead that a mail makes, within the lengths that Salesforce takes. */
record LeadDraft(Mail mail, LeadSettings settings) {

  /** Salesforce's own word where a form did not ask; company is required. */
  private static final String NOT_PROVIDED = "[not provided]";

  private static final int LONGEST_DESCRIPTION = 32_000;
  private static final int LONGEST_FIRST_NAME = 40;
  private static final int LONGEST_LAST_NAME = 80;
  private static final int LONGEST_COMPANY = 255;

  /** Whose domain says nothing of where their sender works. */
  private static final Set<String> MAIL_PROVIDERS =
      Set.of(
          "gmail.com",
          "googlemail.com",
          "outlook.com",
          "hotmail.com",
          "live.com",
          "yahoo.com",
          "icloud.com",
          "me.com",
          "aol.com",
          "gmx.de",
          "gmx.net",
          "web.de",
          "proton.me",
          "protonmail.com");

  /** Stands in the description: by it the lead of a mail is known again. */
  static String mark(String messageId) {
    return "[Sales Intelligence, mail %s]".formatted(messageId);
  }

  Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("LastName", cut(lastName(), LONGEST_LAST_NAME));
    fields.put("Company", cut(company(), LONGEST_COMPANY));
    fields.put("Email", mail.fromEmail());
    fields.put("LeadSource", settings.source());
    fields.put("Description", description());
    put(fields, "FirstName", cut(firstName(), LONGEST_FIRST_NAME));
    put(fields, "OwnerId", mail.ownerId().isEmpty() ? settings.defaultOwner() : mail.ownerId());
    return fields;
  }

  private static void put(Map<String, String> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }

  private String name() {
    var name = mail.fromName().replaceAll("[\\p{Cntrl}\"<>]", " ").strip();
    return name.contains("@") ? "" : name;
  }

  /** "Stone, Ada" as well as "Ada Stone". */
  private String lastName() {
    var name = name();
    int comma = name.indexOf(',');
    if (comma > 0) {
      return name.substring(0, comma).strip();
    }
    return name.isEmpty()
        ? mail.fromEmail().substring(0, Math.max(1, at()))
        : name.substring(name.lastIndexOf(' ') + 1);
  }

  private String firstName() {
    var name = name();
    int comma = name.indexOf(',');
    return comma > 0
        ? name.substring(comma + 1).strip()
        : name.substring(0, Math.max(0, name.lastIndexOf(' '))).strip();
  }

  private String company() {
    var domain = mail.fromEmail().substring(at() + 1);
    return domain.isEmpty() || MAIL_PROVIDERS.contains(domain) ? NOT_PROVIDED : domain;
  }

  private int at() {
    return mail.fromEmail().lastIndexOf('@');
  }

  private String description() {
    var mark = "\n\n" + mark(mail.messageId());
    var text =
        "From: %s <%s>\nTo: %s\nDate: %s\nSubject: %s\n\n%s"
            .formatted(
                name(),
                mail.fromEmail(),
                mail.mailbox(),
                mail.sentAt(),
                mail.subject(),
                mail.text().strip());
    return cut(text, LONGEST_DESCRIPTION - mark.length()) + mark;
  }

  /** Never between the two halves of a character. */
  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
