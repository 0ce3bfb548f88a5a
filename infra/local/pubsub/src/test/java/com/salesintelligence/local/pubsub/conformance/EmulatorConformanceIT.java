package com.salesintelligence.local.pubsub.conformance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = "PUBSUB_EMULATOR_HOST",
    matches = ".+",
    disabledReason = "PUBSUB_EMULATOR_HOST names no emulator to compare with")
class EmulatorConformanceIT implements EmulatorDeviations {

  private PubSubFixture pubsub;

  @BeforeEach
  void connect() {
    pubsub = new PubSubFixture(System.getenv("PUBSUB_EMULATOR_HOST"));
  }

  @AfterEach
  void disconnect() throws InterruptedException {
    pubsub.close();
  }

  @Override
  public PubSubFixture pubsub() {
    return pubsub;
  }
}
