package com.salesintelligence.web.account;

import com.salesintelligence.web.security.Role;
import com.salesintelligence.web.security.SignedIn;
import org.jspecify.annotations.Nullable;

/** Whose accounts a person means: a rep their own unless they say otherwise, everyone else all. */
public final class Whose {

  private Whose() {}

  /**
   * @param asked "all", "mine" or an owner's id
   * @return an owner's id, or empty for all
   */
  public static String owner(@Nullable String asked, SignedIn user) {
    var wish =
        asked == null || asked.isBlank() ? (user.role() == Role.REP ? "mine" : "all") : asked;
    return switch (wish) {
      case "all" -> "";
      case "mine" -> user.ownerId();
      default -> wish;
    };
  }
}
