package com.salesintelligence.resolve.mail;

/**
 * How much of one mail is read; what lies beyond becomes a defect, so that no mail can exhaust the
 * service and every row fits into the warehouse.
 *
 * @param headerBytes of the mail's own header
 * @param headers fields of the header of one part
 * @param depth of parts within parts
 * @param parts of one mail
 * @param textBytes of the stored text, in UTF-8
 * @param htmlBytes of the stored HTML, in UTF-8
 * @param addresses of all headers together
 */
public record MailLimits(
    int headerBytes,
    int headers,
    int depth,
    int parts,
    int textBytes,
    int htmlBytes,
    int addresses) {

  public static final MailLimits DEFAULT =
      new MailLimits(256 * 1024, 1_000, 20, 1_000, 1024 * 1024, 2 * 1024 * 1024, 1_000);

  static final int SUBJECT_CHARS = 4_000;
  static final int NAME_CHARS = 250;
  static final int ATTACHMENTS = 200;
  static final int DEFECTS = 50;
  static final int FIELD_BYTES = 128 * 1024;
}
