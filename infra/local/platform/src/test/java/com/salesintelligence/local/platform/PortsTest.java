package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void the_documented_ports_are_those_of_the_documents() {
    assertThat(Ports.documented().list()).isEqualTo("8080,8081,8082,8083,8085,8090,9050,9060,9070");
  }

  @Test
  void a_list_of_ports_is_read_in_the_order_in_which_it_is_written() {
    var ports = Ports.parse("1, 2,3,4,5,6,7,8,9");
    assertThat(ports.web()).isEqualTo(1);
    assertThat(ports.bigQueryWrite()).isEqualTo(8);
    assertThat(ports.vertex()).isEqualTo(9);
    assertThat(Ports.parse(ports.list())).isEqualTo(ports);
  }

  @Test
  void too_few_ports_are_refused_with_what_is_expected() {
    assertThatThrownBy(() -> Ports.parse("8080,8081"))
        .hasMessageContaining("expected 9 ports (web,ingest,resolve");
  }

  @Test
  void a_port_is_taken_while_another_program_listens_on_it() throws IOException {
    var ports = Ports.free();
    assertThat(ports.taken()).isEmpty();
    try (var other = new ServerSocket(ports.score(), 1, InetAddress.getLoopbackAddress())) {
      assertThat(ports.taken()).containsExactly(other.getLocalPort() + " (score-service)");
    }
  }
}
