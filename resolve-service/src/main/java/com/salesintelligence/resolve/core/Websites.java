package com.salesintelligence.resolve.core;

import java.util.Optional;

/** The registrable domain of a website as people write it: with or without scheme, path, port. */
public final class Websites {

  private final RegistrableDomains registrableDomains;

  public Websites(RegistrableDomains registrableDomains) {
    this.registrableDomains = registrableDomains;
  }

  public Optional<String> domainOf(String website) {
    String text = website.strip();
    int scheme = text.indexOf("://");
    String rest = scheme < 0 ? text : text.substring(scheme + 3);
    int end = 0;
    while (end < rest.length() && "/?#\\ ,;".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String authority = rest.substring(0, end);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int port = host.indexOf(':');
    String bare = port < 0 ? host : host.substring(0, port);
    return EmailAddress.of("w@" + bare)
        .map(EmailAddress::domainPart)
        .flatMap(registrableDomains::of);
  }
}
