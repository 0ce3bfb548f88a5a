package com.salesintelligence.ingest.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class DatasetSettingsTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(DatasetSettings.class)
  static class Bound {}

  private final ApplicationContextRunner context =
      new ApplicationContextRunner().withUserConfiguration(Bound.class);

  @Test
  void datasetsAreSwitchedOffUnlessAFolderIsNamed() {
    context.run(
        started ->
            assertThat(started.getBean(DatasetSettings.class))
                .isEqualTo(new DatasetSettings("", "", 1_000_000, 0.5, 10)));
  }

  @Test
  void everySettingIsBound() {
    context
        .withPropertyValues(
            "ingest.datasets.folder=/in",
            "ingest.datasets.rejected-folder=/out",
            "ingest.datasets.longest-row=2000",
            "ingest.datasets.largest-loss=0.2",
            "ingest.datasets.largest-growth=3")
        .run(
            started ->
                assertThat(started.getBean(DatasetSettings.class))
                    .isEqualTo(new DatasetSettings("/in", "/out", 2_000, 0.2, 3)));
  }

  @Test
  void aShareAboveOneIsRefused() {
    context
        .withPropertyValues("ingest.datasets.largest-loss=1.5")
        .run(started -> assertThat(started).hasFailed());
  }
}
