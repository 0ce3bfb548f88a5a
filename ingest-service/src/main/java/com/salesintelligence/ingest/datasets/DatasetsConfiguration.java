package com.salesintelligence.ingest.datasets;

import static java.util.stream.Collectors.toMap;

import com.salesintelligence.ingest.core.Connector;
import com.salesintelligence.ingest.core.Plan;
import com.salesintelligence.ingest.warehouse.KnownFiles;
import com.salesintelligence.ingest.warehouse.KnownFiles.KnownDatasetRow;
import com.salesintelligence.ingest.warehouse.SyncStates;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.TableWriters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Datasets, ready to be read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatasetSettings.class)
public class DatasetsConfiguration {

  /** The source finds itself what is gone, and a full run is a person's word: none is planned. */
  @Bean
  Connector datasets(
      DatasetSettings settings, Queries queries, TableWriters writers, InstantSource clock) {
    var known = new KnownFiles(queries);
    return new Connector(
        new DatasetSource(settings, dataset -> held(known.rows(dataset)), clock),
        SyncStates.of(DatasetSource.NAME, queries, writers, clock),
        dataset -> List.of(),
        new Plan(Duration.ofMinutes(15), "-"));
  }

  private static Map<String, Held> held(List<KnownDatasetRow> rows) {
    return rows.stream()
        .collect(
            toMap(
                KnownDatasetRow::rowKey,
                row -> new Held(row.contentHash(), row.file(), row.version(), false)));
  }
}
