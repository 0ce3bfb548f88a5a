package com.salesintelligence.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.web.security.Role;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SettingsTest {

  private static final String HASH = "$2a$10$TjMAlVl0pRjbtcPquKyNXe4u38s8sjzQuiVjMU4q/Dn0Pif/DpbZy";

  @EnableConfigurationProperties({WebSettings.class, UsersSettings.class})
  static class Bound {}

  private static Map<String, String> maya() {
    var settings = new HashMap<String, String>();
    settings.put("web.users[0].name", "maya");
    settings.put("web.users[0].display-name", "Maya Lindqvist");
    settings.put("web.users[0].email", "maya@x.example");
    settings.put("web.users[0].role", "rep");
    settings.put("web.users[0].password", HASH);
    return settings;
  }

  private static ApplicationContextRunner with(Map<String, String> settings) {
    return new ApplicationContextRunner()
        .withUserConfiguration(Bound.class)
        .withPropertyValues(
            settings.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toArray(String[]::new));
  }

  @Test
  void hasDefaults() {
    with(maya())
        .run(
            context -> {
              var settings = context.getBean(WebSettings.class);
              assertThat(settings.zone()).isEqualTo(ZoneId.of("UTC"));
              assertThat(settings.sharedFor()).isEqualTo(Duration.ofMillis(400));
              assertThat(settings.livePause()).isEqualTo(Duration.ofSeconds(1));
              var users = context.getBean(UsersSettings.class);
              assertThat(users.demoLoginsShown()).isFalse();
              assertThat(users.owners()).isEmpty();
              assertThat(users.users().getFirst().ownerId()).isEmpty();
            });
  }

  @Test
  void takesEverySetting() {
    var settings = maya();
    settings.put("web.zone", "Asia/Dubai");
    settings.put("web.currency", "AED");
    settings.put("web.shared-for", "1s");
    settings.put("web.live-pause", "2s");
    settings.put("web.demo-logins-shown", "true");
    settings.put("web.users[0].owner-id", "005M");
    settings.put("web.owners[0].id", "005T");
    settings.put("web.owners[0].name", "Tomás");
    with(settings)
        .run(
            context -> {
              assertThat(context.getBean(WebSettings.class).currency().getCurrencyCode())
                  .isEqualTo("AED");
              var users = context.getBean(UsersSettings.class);
              assertThat(users.users().getFirst())
                  .isEqualTo(
                      new UsersSettings.User(
                          "maya", "Maya Lindqvist", "maya@x.example", Role.REP, HASH, "005M"));
              assertThat(users.owners()).containsExactly(new UsersSettings.Owner("005T", "Tomás"));
            });
  }

  @Test
  void refusesAPasswordInClear() {
    var settings = maya();
    settings.put("web.users[0].password", "secret");
    with(settings).run(context -> assertThat(context).hasFailed());
  }

  @Test
  void refusesToStartWhenNobodyCanLogIn() {
    with(Map.of("web.zone", "UTC"))
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .hasMessageContaining("web.users"));
  }

  @Test
  void listsCannotBeChangedLater() {
    var settings =
        new UsersSettings(new java.util.ArrayList<>(), new java.util.ArrayList<>(), false);
    assertThatThrownBy(() -> settings.owners().add(new UsersSettings.Owner("a", "b")))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
