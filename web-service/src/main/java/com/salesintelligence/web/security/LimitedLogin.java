package com.salesintelligence.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks a password, unless too many attempts have failed of late. */
final class LimitedLogin implements AuthenticationProvider {

  private final AuthenticationProvider passwords;
  private final LoginAttempts attempts;

  LimitedLogin(AuthenticationProvider passwords, LoginAttempts attempts) {
    this.passwords = passwords;
    this.attempts = attempts;
  }

  @Override
  public @Nullable Authentication authenticate(Authentication login) {
    var name = login.getName();
    var address = address(login);
    if (attempts.mustWait(name, address)) {
      throw new LockedException("too many failed logins");
    }
    try {
      var known = passwords.authenticate(login);
      attempts.succeeded(name, address);
      return known;
    } catch (BadCredentialsException e) {
      attempts.failed(name, address);
      throw e;
    }
  }

  private static String address(Authentication login) {
    return login.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : "";
  }

  @Override
  public boolean supports(Class<?> type) {
    return passwords.supports(type);
  }
}
