package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.local.sandbox.CompanySize;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLocalPlatformTest {

  @AfterEach
  void forget() {
    System.clearProperty("run.size");
    System.clearProperty("run.data");
    System.clearProperty("run.sandbox");
    System.clearProperty("run.ports");
    System.clearProperty("run.folder");
  }

  @Test
  void without_properties_a_small_lively_company_starts_on_the_documented_ports() {
    var settings = PlatformSettings.ofSystemProperties();
    assertThat(settings.ports()).isEqualTo(Ports.documented());
    assertThat(settings.company())
        .isEqualTo(new Company.Invented(1, CompanySize.SMALL, /* live= */ true));
    assertThat(settings.folder()).endsWithRaw(java.nio.file.Path.of(".local"));
    assertThat(settings.fresh()).isFalse();
  }

  @Test
  void properties_choose_the_ports_and_the_size() {
    System.setProperty("run.size", "Large");
    System.setProperty("run.ports", "1,2,3,4,5,6,7,8,9");
    var settings = PlatformSettings.ofSystemProperties();
    assertThat(settings.company())
        .isEqualTo(new Company.Invented(1, CompanySize.LARGE, /* live= */ true));
    assertThat(settings.ports().sandbox()).isEqualTo(6);
  }

  @Test
  void properties_choose_data_of_ones_own_or_a_sandbox_that_runs_already(@TempDir Path folder) {
    System.setProperty("run.data", folder.toString());
    assertThat(PlatformSettings.ofSystemProperties().company()).isEqualTo(new Company.Own(folder));
    System.setProperty("run.sandbox", "http://localhost:1");
    assertThat(PlatformSettings.ofSystemProperties().company())
        .isEqualTo(new Company.Elsewhere(URI.create("http://localhost:1")));
  }

  @Test
  void a_folder_of_ones_own_data_that_is_not_there_is_named() {
    System.setProperty("run.data", "/no/such/folder");
    assertThatThrownBy(PlatformSettings::ofSystemProperties)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("/no/such/folder");
  }

  @Test
  void a_size_that_does_not_exist_is_named_with_those_that_do() {
    System.setProperty("run.size", "huge");
    assertThatThrownBy(PlatformSettings::ofSystemProperties)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("-Drun.size=huge")
        .hasMessageContaining("small, medium, large");
  }

  @Test
  void the_panel_says_where_to_go_as_whom_what_to_try_and_how_to_stop() {
    assertThat(panel("http://localhost:1234", "ann@own.example", "bob@own.example"))
        .contains(
            "ready (9.9 s)",
            "http://localhost:8080",
            "maya (rep)",
            "password     demo",
            "To: ann@own.example\\nSubject",
            "http://localhost:1234/sandbox/gmail/ann@own.example/messages",
            "/state/platform.log",
            "Ctrl-C");
  }

  @Test
  void without_a_mailbox_the_panel_suggests_no_mail() {
    assertThat(panel("http://localhost:1234")).contains("ready", "Ctrl-C").doesNotContain("curl");
  }

  private static String panel(String sandbox, String... mailboxes) {
    return Panel.of(
        Ports.documented(), sandbox, java.util.List.of(mailboxes), Path.of("/state"), 9.94);
  }

  @Test
  void progress_names_each_step_with_its_time_and_a_failure_is_passed_on() {
    var bytes = new ByteArrayOutputStream();
    var progress = new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(progress.<String>step("Pub/Sub on 8085", () -> "started")).isEqualTo("started");
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .containsPattern("✔ Pub/Sub on 8085 +0\\.\\d s");
    assertThatThrownBy(
            () ->
                progress.step(
                    "x",
                    () -> {
                      throw new java.io.IOException("no");
                    }))
        .hasMessage("x did not start");
  }

  @Test
  void a_log_line_names_the_service_whose_thread_wrote_it() throws InterruptedException {
    var named = new AtomicReference<String>();
    var logging = new ch.qos.logback.classic.spi.LoggingEvent();
    var thread =
        new Thread(
            new ThreadGroup("score-service"),
            () -> named.set(new ServiceOfThread().convert(logging)));
    thread.start();
    thread.join();
    assertThat(named).hasValue("score-service");
    assertThat(new ServiceOfThread().convert(logging)).isEqualTo("platform");
  }
}
