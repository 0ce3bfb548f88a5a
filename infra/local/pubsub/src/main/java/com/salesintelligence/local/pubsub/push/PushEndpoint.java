package com.salesintelligence.local.pubsub.push;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Where a subscription pushes to. */
public record PushEndpoint(URI uri) {

  /** Empty when the text is not the address of an HTTP endpoint. */
  public static Optional<PushEndpoint> parse(String text) {
    try {
      URI uri = URI.create(text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return http && uri.getHost() != null ? Optional.of(new PushEndpoint(uri)) : Optional.empty();
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** By its name alone: nobody is asked who else might be this machine. */
  public boolean isLoopback() {
    String host = host().toLowerCase(Locale.ROOT);
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }

  String host() {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  InetAddress address() {
    try {
      return InetAddress.ofLiteral(host());
    } catch (IllegalArgumentException aName) {
      return InetAddress.getLoopbackAddress();
    }
  }

  boolean isSecure() {
    return "https".equals(uri.getScheme());
  }

  int port() {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return isSecure() ? 443 : 80;
  }

  String path() {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
