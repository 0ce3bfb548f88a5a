package com.salesintelligence.resolve.core;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/** The form of an address under which it is stored and compared: lower case. */
public final class EmailAddress {

  private static final int MAX_LOCAL = 64;
  private static final int MAX_DOMAIN = 253;
  private static final int MAX_LABEL = 63;
  private static final int MAX_INPUT = 1_000;

  private EmailAddress() {}

  /** Empty when the text is no address that mail could be sent to. */
  public static Optional<String> of(String text) {
    if (text.length() > MAX_INPUT) {
      return Optional.empty();
    }
    String address = text.strip();
    int at = address.lastIndexOf('@');
    if (at < 1 || at == address.length() - 1) {
      return Optional.empty();
    }
    String local = address.substring(0, at);
    String domain = domain(address.substring(at + 1));
    return validLocal(local) && validDomain(domain)
        ? Optional.of(local.toLowerCase(Locale.ROOT) + "@" + domain)
        : Optional.empty();
  }

  public static String localPart(String address) {
    return address.substring(0, address.lastIndexOf('@'));
  }

  public static String domainPart(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /** Names with foreign letters in one spelling: as people read them, not as xn--. */
  private static String domain(String written) {
    String domain =
        (written.endsWith(".") ? written.substring(0, written.length() - 1) : written)
            .toLowerCase(Locale.ROOT);
    return ascii(domain) && !domain.contains("xn--") ? domain : international(domain);
  }

  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String international(String domain) {
    try {
      String machineReadable = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      return validLabels(machineReadable)
          ? IDN.toUnicode(machineReadable, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT)
          : "";
    } catch (IllegalArgumentException notAnInternationalName) {
      return "";
    }
  }

  private static boolean validLocal(String local) {
    if (local.length() > MAX_LOCAL) {
      return false;
    }
    boolean quoted = local.length() > 2 && local.startsWith("\"") && local.endsWith("\"");
    return quoted ? validQuoted(local) : validUnquoted(local);
  }

  private static boolean validUnquoted(String local) {
    for (int i = 0; i < local.length(); i++) {
      if (!allowedInLocal(local.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean validQuoted(String local) {
    for (int i = 1; i < local.length() - 1; i++) {
      char c = local.charAt(i);
      if (c == '"' || c < ' ' || c == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean allowedInLocal(int c) {
    return c > ' ' && c != 0x7f && "<>()[],;:\\\"@".indexOf(c) < 0 && !isUnicodeSpaceOrControl(c);
  }

  private static boolean isUnicodeSpaceOrControl(int c) {
    return c >= 0x80
        && (Character.isSpaceChar(c) || Character.isISOControl(c) || c == 0xfffd || c == 0xfeff);
  }

  private static boolean validDomain(String domain) {
    if (domain.isEmpty() || domain.length() > MAX_DOMAIN) {
      return false;
    }
    return domain.charAt(0) == '[' ? validLiteral(domain) : !ascii(domain) || validLabels(domain);
  }

  private static boolean validLiteral(String domain) {
    return domain.endsWith("]")
        && domain.length() > 2
        && domain
            .substring(1, domain.length() - 1)
            .chars()
            .allMatch(c -> c == '.' || c == ':' || Character.isLetterOrDigit(c));
  }

  private static boolean validLabels(String domain) {
    int label = 0;
    for (int i = 0; i < domain.length(); i++) {
      char c = domain.charAt(i);
      if (c == '.') {
        if (label == 0) {
          return false;
        }
        label = 0;
      } else if (isLabelChar(c) && label < MAX_LABEL) {
        label++;
      } else {
        return false;
      }
    }
    return label > 0;
  }

  private static boolean isLabelChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }
}
