package com.salesintelligence.score.core.facts;

/** Mails of the last 7, 30 and 90 days; each number contains the ones before it. */
public record MailCounts(long days7, long days30, long days90) {

  public static final MailCounts NONE = new MailCounts(0, 0, 0);
}
