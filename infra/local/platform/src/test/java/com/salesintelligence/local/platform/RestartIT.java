package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.local.sandbox.CompanySize;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a newcomer meets between two runs: the same data again, a clean slate on request, one clear
 * line otherwise.
 */
class RestartIT {

  @TempDir private Path folder;

  @Test
  void a_second_start_goes_on_with_the_same_data_and_a_fresh_one_begins_anew() {
    QuietLogs.install();
    var ports = Ports.free();
    var ask = new Ask(ports);
    String dropped;
    try (var first = LocalPlatform.start(settings(ports, false))) {
      dropped =
          new Steer(first.ports())
              .drop(Steer.MAYA, "From: kept@gmail.com\nSubject: kept\n\nover a restart\n");
      await().atMost(Duration.ofSeconds(60)).until(() -> stored(ask, dropped) == 1);
    }
    try (var second = LocalPlatform.start(settings(ports, false))) {
      assertThat(stored(ask, dropped)).as("kept in %s", second.ports()).isEqualTo(1);
    }
    try (var third = LocalPlatform.start(settings(ports, true))) {
      assertThat(stored(ask, dropped)).as("fresh on %s", third.ports()).isZero();
    }
  }

  @Test
  void a_port_that_is_taken_is_named_with_what_to_do() throws IOException {
    var ports = Ports.free();
    try (var other = new ServerSocket(ports.web(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> LocalPlatform.start(settings(ports, false)))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining(other.getLocalPort() + " (web app)")
          .hasMessageContaining("-Drun.ports=");
    }
  }

  @Test
  void a_folder_in_use_is_named_with_what_to_do() {
    try (var used = StateFolder.open(folder, false)) {
      assertThatThrownBy(() -> LocalPlatform.start(settings(Ports.free(), false)))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("-Drun.folder");
    }
  }

  private PlatformSettings settings(Ports ports, boolean fresh) {
    return new PlatformSettings(ports, folder, fresh, 7, CompanySize.SMALL, false);
  }

  private static long stored(Ask ask, String messageId) {
    return ask.number(
        "SELECT COUNT(*) FROM gmail_messages WHERE message_id = '%s'".formatted(messageId));
  }
}
