package com.salesintelligence.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.webtest.FakeWeb;
import com.salesintelligence.webtest.Visitor;
import java.net.http.HttpResponse;
import org.springframework.context.ConfigurableApplicationContext;

/** One web application on fakes for all tests of pages in this JVM. */
final class SharedWeb {

  private static final ConfigurableApplicationContext WEB =
      FakeWeb.start(0, "--web.shared-for=0ms", "--web.login.attempts-per-address=1000");

  private SharedWeb() {}

  static ConfigurableApplicationContext get() {
    return WEB;
  }

  static int port() {
    return Integer.parseInt(WEB.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** Logs in. */
  static Visitor as(String name) {
    var visitor = new Visitor(port());
    assertThat(visitor.logIn(name, "demo").headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/"));
    return visitor;
  }

  static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("none, but " + response.statusCode());
  }
}
