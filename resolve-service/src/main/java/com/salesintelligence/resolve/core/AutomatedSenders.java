package com.salesintelligence.resolve.core;

import java.util.Locale;
import java.util.Set;

/** Tells addresses that no person writes from, by the part before the at sign. */
final class AutomatedSenders {

  private static final Set<String> NAMES =
      Set.of(
          "alert",
          "alerts",
          "autoconfirm",
          "automailer",
          "autoreply",
          "autoresponder",
          "bounce",
          "bounces",
          "daemon",
          "dmarcreport",
          "dmarcreports",
          "mailer",
          "mailrobot",
          "newsletter",
          "newsletters",
          "notification",
          "notifications",
          "notify",
          "postmaster",
          "unsubscribe");

  private static final String[] BEGINNINGS = {
    "noreply", "donotreply", "dontreply", "neverreply", "mailerdaemon"
  };

  private AutomatedSenders() {}

  static boolean includes(String address) {
    String name = name(EmailAddress.localPart(address).toLowerCase(Locale.ROOT));
    if (NAMES.contains(name)) {
      return true;
    }
    for (String beginning : BEGINNINGS) {
      if (name.startsWith(beginning)) {
        return true;
      }
    }
    return name.endsWith("noreply") || name.endsWith("donotreply");
  }

  /** Without separators, and up to where a tag or a coded recipient begins. */
  private static String name(String local) {
    var name = new StringBuilder(local.length());
    for (int i = 0; i < local.length(); i++) {
      char c = local.charAt(i);
      if (c == '+' || c == '=') {
        break;
      }
      if (c != '-' && c != '_' && c != '.') {
        name.append(c);
      }
    }
    return codedBounce(local) ? "bounce" : name.toString();
  }

  private static boolean codedBounce(String local) {
    return local.startsWith("bounce-")
        || local.startsWith("bounces-")
        || local.startsWith("bounce_");
  }
}
