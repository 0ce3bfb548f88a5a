package com.salesintelligence.resolve.publicsuffix;

import com.google.common.net.InternetDomainName;
import com.salesintelligence.resolve.core.RegistrableDomains;
import java.util.Optional;

/**
 * Registrable domains by the public suffix list with its private section; where the list knows no
 * rule, its default rule holds: the last label is the suffix.
 */
public final class PublicSuffixes implements RegistrableDomains {

  @Override
  public Optional<String> of(String host) {
    if (host.indexOf('.') < 0 || host.charAt(0) == '[' || isAddress(host)) {
      return Optional.empty();
    }
    if (!InternetDomainName.isValid(host)) {
      return Optional.empty();
    }
    InternetDomainName name = InternetDomainName.from(host);
    if (name.hasPublicSuffix()) {
      return name.isUnderPublicSuffix()
          ? Optional.of(name.topPrivateDomain().toString())
          : Optional.empty();
    }
    return Optional.of(lastTwoLabels(name.toString()));
  }

  private static boolean isAddress(String host) {
    return Character.isDigit(host.charAt(host.length() - 1));
  }

  private static String lastTwoLabels(String host) {
    int last = host.lastIndexOf('.');
    return host.substring(host.lastIndexOf('.', last - 1) + 1);
  }
}
