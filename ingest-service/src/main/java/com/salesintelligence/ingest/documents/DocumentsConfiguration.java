package com.salesintelligence.ingest.documents;

import static java.util.stream.Collectors.toMap;

import com.salesintelligence.ingest.core.Connector;
import com.salesintelligence.ingest.core.Plan;
import com.salesintelligence.ingest.documents.reading.ReadingProcess;
import com.salesintelligence.ingest.warehouse.KnownFiles;
import com.salesintelligence.ingest.warehouse.KnownFiles.KnownDocument;
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

/** Documents, ready to be read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentSettings.class)
public class DocumentsConfiguration {

  @Bean
  DocumentReader documentReader(DocumentSettings settings) {
    return new DocumentReader(settings, ReadingProcess.class.getName());
  }

  /** The source finds itself what is gone, and a full run is a person's word: none is planned. */
  @Bean
  Connector documents(
      DocumentSettings settings,
      DocumentReader reader,
      Queries queries,
      TableWriters writers,
      InstantSource clock) {
    var known = new KnownFiles(queries);
    return new Connector(
        new DocumentSource(settings, reader, folder -> held(known.documents(folder)), clock),
        SyncStates.of(DocumentSource.NAME, queries, writers, clock),
        folder -> List.of(),
        new Plan(Duration.ofMinutes(15), "-"));
  }

  private static Map<String, Held> held(List<KnownDocument> documents) {
    return documents.stream()
        .collect(
            toMap(
                KnownDocument::documentId,
                d ->
                    new Held(
                        d.contentHash(),
                        d.accessLabels(),
                        Math.toIntExact(d.chunks()),
                        d.version(),
                        false)));
  }
}
