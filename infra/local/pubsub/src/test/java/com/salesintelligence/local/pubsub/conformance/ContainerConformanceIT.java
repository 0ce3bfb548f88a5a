package com.salesintelligence.local.pubsub.conformance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.testcontainers.gcloud.PubSubEmulatorContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

@Tag("docker")
@Testcontainers(disabledWithoutDocker = true)
class ContainerConformanceIT implements EmulatorDeviations {

  @Container
  private static final PubSubEmulatorContainer EMULATOR =
      new PubSubEmulatorContainer("gcr.io/google.com/cloudsdktool/google-cloud-cli:emulators");

  private PubSubFixture pubsub;

  @BeforeEach
  void connect() {
    pubsub = new PubSubFixture(EMULATOR.getEmulatorEndpoint());
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
