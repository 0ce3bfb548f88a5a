package com.salesintelligence.web.security;

import static com.salesintelligence.web.security.Role.ADMINISTRATOR;
import static com.salesintelligence.web.security.Role.MANAGER;
import static com.salesintelligence.web.security.Role.OPERATOR;
import static com.salesintelligence.web.security.Role.REP;

import com.salesintelligence.web.UsersSettings;
import jakarta.servlet.DispatcherType;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Login by form, roles by path, and headers that leave a browser no room for foreign code. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /** A mail shown in a frame inherits this: no scripts, no remote images, no styles of its own. */
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

  @Bean
  SecurityFilterChain security(
      HttpSecurity http, UserDetailsService users, LoginAttempts attempts, Strangers strangers) {
    return http.authorizeHttpRequests(SecurityConfiguration::roles)
        .authenticationManager(logins(users, attempts))
        .formLogin(
            form ->
                form.loginPage("/login")
                    .defaultSuccessUrl("/")
                    .failureHandler(failures())
                    .permitAll())
        .logout(logout -> logout.logoutSuccessUrl("/login?problem=out").deleteCookies("JSESSIONID"))
        .exceptionHandling(errors -> errors.authenticationEntryPoint(strangers))
        .headers(SecurityConfiguration::headers)
        .build();
  }

  private static void roles(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
        .permitAll()
        .requestMatchers("/login", "/assets/**", "/webjars/**", "/_static/**", "/favicon.ico")
        .permitAll()
        .requestMatchers("/actuator/health/**")
        .permitAll()
        .requestMatchers(
            "/accounts/**", "/mails/**", "/unmatched/**", "/commands/**", "/api/accounts/**")
        .hasAnyRole(REP.name(), MANAGER.name(), ADMINISTRATOR.name())
        .requestMatchers("/dead-letters/**", "/runs/**")
        .hasAnyRole(OPERATOR.name(), ADMINISTRATOR.name())
        .requestMatchers("/actuator/**")
        .hasRole(ADMINISTRATOR.name())
        .anyRequest()
        .authenticated();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            permissions ->
                permissions.policy("camera=(), microphone=(), geolocation=(), payment=()"))
        .crossOriginOpenerPolicy(
            opener ->
                opener.policy(
                    org.springframework.security.web.header.writers
                        .CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN));
  }

  private static AuthenticationFailureHandler failures() {
    return (_, response, error) ->
        response.sendRedirect(
            error instanceof LockedException ? "/login?problem=wait" : "/login?problem=wrong");
  }

  /** The only way in: a parent manager would check passwords without counting failures. */
  private static AuthenticationManager logins(UserDetailsService users, LoginAttempts attempts) {
    var passwords = new DaoAuthenticationProvider(users);
    passwords.setPasswordEncoder(new BCryptPasswordEncoder());
    return new ProviderManager(new LimitedLogin(passwords, attempts));
  }

  @Bean
  UserDetailsService users(UsersSettings settings) {
    Map<String, SignedIn> byName =
        settings.users().stream()
            .map(SignedIn::of)
            .collect(Collectors.toMap(SignedIn::name, Function.identity()));
    return name -> {
      var user = byName.get(name);
      if (user == null) {
        throw new UsernameNotFoundException("no such user");
      }
      return user;
    };
  }
}
