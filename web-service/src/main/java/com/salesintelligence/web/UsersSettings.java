package com.salesintelligence.web;

import com.salesintelligence.web.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may log in, and who owns accounts in the CRM.
 *
 * @param owners names of the CRM's users, for their ids are all that the warehouse holds
 * @param demoLoginsShown whether the login page names the users and their password "demo"
 */
@Validated
@ConfigurationProperties("web")
public record UsersSettings(
    @NotEmpty(message = "name at least one user under web.users, or nobody can log in")
        @DefaultValue
        List<@Valid User> users,
    @DefaultValue List<@Valid Owner> owners,
    boolean demoLoginsShown) {

  public UsersSettings {
    users = List.copyOf(users);
    owners = List.copyOf(owners);
  }

  /**
   * A person who may log in.
   *
   * @param password as bcrypt, never in clear
   * @param ownerId the person's user id in Salesforce; empty for one who owns no accounts
   */
  public record User(
      @NotBlank String name,
      @NotBlank String displayName,
      @Email String email,
      @NotNull Role role,
      @Pattern(
              regexp = "\\$2[aby]\\$\\d\\d\\$.{53}",
              message = "write the password as bcrypt, for example with `htpasswd -nBC 12 name`")
          @NotNull
          String password,
      @DefaultValue("") String ownerId) {}

  /** A user of the CRM. */
  public record Owner(@NotBlank String id, @NotBlank String name) {}
}
