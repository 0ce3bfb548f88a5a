package com.salesintelligence.local.sandbox.gmail;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens that were handed out, and whose mailbox each one opens. */
public final class Tokens {
  static final int SECONDS = 3_599;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  /**
   * @param mailbox empty when the service account asked in its own name
   */
  private record Grant(String mailbox, boolean writes, Instant until) {}

  public Tokens(InstantSource clock) {
    this.clock = clock;
  }

  String issue(String mailbox, boolean writes) {
    byte[] bytes = new byte[48];
    random.nextBytes(bytes);
    String token = "ya29.sandbox-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    grants.values().removeIf(grant -> grant.until.isBefore(now));
    grants.put(token, new Grant(mailbox, writes, now.plusSeconds(SECONDS)));
    return token;
  }

  Optional<String> mailbox(String token) {
    var grant = grants.get(token);
    return grant == null || grant.until.isBefore(clock.instant())
        ? Optional.empty()
        : Optional.of(grant.mailbox);
  }

  /** Whether a token's scopes allow more than reading. */
  boolean writes(String token) {
    var grant = grants.get(token);
    return grant != null && grant.writes;
  }

  /** Ends one token. */
  public void revoke(String token) {
    grants.remove(token);
  }

  /** Ends every token, as an administrator who takes back the delegation does. */
  public void revokeAll() {
    grants.clear();
  }
}
