package com.salesintelligence.local.pubsub.conformance;

import com.salesintelligence.local.pubsub.EmbeddedPubSub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class EmbeddedPubSubConformanceTest implements PubSubConformance {

  private EmbeddedPubSub server;
  private PubSubFixture pubsub;

  @BeforeEach
  void start() {
    server = EmbeddedPubSub.start(0);
    pubsub = new PubSubFixture(server.host());
  }

  @AfterEach
  void stop() throws InterruptedException {
    pubsub.close();
    server.close();
  }

  @Override
  public PubSubFixture pubsub() {
    return pubsub;
  }
}
