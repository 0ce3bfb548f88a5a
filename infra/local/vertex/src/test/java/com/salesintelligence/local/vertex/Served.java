package com.salesintelligence.local.vertex;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A local server with Google's client in front of it, for the tests of one class. */
final class Served implements BeforeAllCallback, AfterAllCallback {

  private EmbeddedVertexAi server;
  private Client client;

  @Override
  public void beforeAll(ExtensionContext context) {
    server = EmbeddedVertexAi.start(0);
    client = new Client(server);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    client.close();
    server.close();
  }

  EmbeddedVertexAi server() {
    return server;
  }

  Client client() {
    return client;
  }
}
