package com.salesintelligence.web.account;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;
import org.springframework.stereotype.Component;

/**
 * Takes everything out of a mail's HTML that is not plain content: scripts, styles, forms, frames
 * and images. The page shows the rest in a sandboxed frame all the same.
 */
@Component
class MailHtml {

  private static final String FRAME =
      """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Mail</title>\
      <link rel="stylesheet" href="/assets/mail.css"></head><body>%s</body></html>""";

  private final PolicyFactory policy =
      Sanitizers.FORMATTING
          .and(Sanitizers.BLOCKS)
          .and(Sanitizers.TABLES)
          .and(
              new HtmlPolicyBuilder()
                  .allowElements("a", "hr", "pre", "address", "center")
                  .allowUrlProtocols("https", "http", "mailto")
                  .allowAttributes("href")
                  .onElements("a")
                  .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                  .toFactory());

  /** A whole document for a frame. */
  String frame(String html) {
    return FRAME.formatted(policy.sanitize(html));
  }
}
