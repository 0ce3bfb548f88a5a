package com.salesintelligence.resolve.core;

import java.util.Map;
import java.util.Optional;

/**
 * Which spellings of an address reach the same mailbox, provider by provider. Only for providers
 * that serve private people under their own domains: what a company's server makes of a dot or a
 * plus is the company's own affair.
 */
final class MailProviders {

  private record Provider(String domain, char tag, boolean ignoresDots) {}

  private static final Provider GMAIL = new Provider("gmail.com", '+', true);

  private static final Map<String, Provider> PROVIDERS =
      Map.ofEntries(
          Map.entry("gmail.com", GMAIL),
          Map.entry("googlemail.com", GMAIL),
          tagged("outlook.com"),
          tagged("hotmail.com"),
          tagged("live.com"),
          tagged("msn.com"),
          tagged("icloud.com"),
          alias("me.com", "icloud.com"),
          alias("mac.com", "icloud.com"),
          tagged("fastmail.com"),
          tagged("fastmail.fm"),
          alias("proton.me", "proton.me"),
          alias("protonmail.com", "proton.me"),
          alias("pm.me", "proton.me"),
          tagged("zoho.com"),
          tagged("zohomail.com"),
          tagged("mailbox.org"),
          tagged("posteo.de"),
          alias("yandex.com", "yandex.ru"),
          alias("yandex.ru", "yandex.ru"),
          alias("ya.ru", "yandex.ru"));

  private MailProviders() {}

  private static Map.Entry<String, Provider> tagged(String domain) {
    return alias(domain, domain);
  }

  private static Map.Entry<String, Provider> alias(String domain, String canonical) {
    return Map.entry(domain, new Provider(canonical, '+', false));
  }

  /**
   * The one spelling that stands for all of a mailbox; empty where no provider's rules are known.
   */
  static Optional<String> canonical(String address) {
    Provider provider = PROVIDERS.get(EmailAddress.domainPart(address));
    if (provider == null || address.charAt(0) == '"') {
      return Optional.empty();
    }
    String local = EmailAddress.localPart(address);
    int tag = local.indexOf(provider.tag());
    if (tag > 0) {
      local = local.substring(0, tag);
    }
    if (provider.ignoresDots()) {
      local = local.replace(".", "");
    }
    return local.isEmpty() ? Optional.empty() : Optional.of(local + "@" + provider.domain());
  }
}
