package com.salesintelligence.web.security;

import com.salesintelligence.web.UsersSettings.User;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The person who is logged in. */
public record SignedIn(
    String name, String displayName, String email, Role role, String password, String ownerId)
    implements UserDetails {

  @Serial private static final long serialVersionUID = 1L;

  static SignedIn of(User user) {
    return new SignedIn(
        user.name(),
        user.displayName(),
        user.email(),
        user.role(),
        user.password(),
        user.ownerId());
  }

  /** Whether accounts in the CRM are this person's. */
  public boolean ownsAccounts() {
    return !ownerId.isEmpty();
  }

  /** First letters of the names. */
  public String initials() {
    return Stream.of(displayName.split("\\s+"))
        .map(part -> part.substring(0, 1))
        .limit(2)
        .collect(Collectors.joining());
  }

  @Override
  public List<GrantedAuthority> getAuthorities() {
    return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
  }

  @Override
  public String getPassword() {
    return password;
  }

  @Override
  public String getUsername() {
    return name;
  }

  /** Without the password's hash. */
  @Override
  public String toString() {
    return "SignedIn[" + name + ", " + role + "]";
  }
}
