package com.salesintelligence.local.platform;

import com.salesintelligence.ingest.IngestApplication;
import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import com.salesintelligence.local.pubsub.EmbeddedPubSub;
import com.salesintelligence.local.sandbox.CompanySize;
import com.salesintelligence.resolve.ResolveApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The way from the sandbox to the tables, without the services that only read these. */
final class SourcesToTables implements AutoCloseable {

  private final Ports ports = Ports.free();
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  static SourcesToTables start(Path folder) throws Exception {
    QuietLogs.install();
    var all = new SourcesToTables();
    try {
      all.begin(folder);
      return all;
    } catch (Exception | Error e) {
      all.close();
      throw e;
    }
  }

  private void begin(Path folder) throws IOException {
    var state = StateFolder.open(folder, false);
    running.push(state);
    System.setProperty("catalina.home", state.folder("tomcat").toString());
    running.push(EmbeddedPubSub.start(ports.pubsub()));
    var company = new Company.Invented(7, CompanySize.SMALL, /* live= */ false);
    var sources = Sources.start(company, ports, state);
    running.push(sources);
    running.push(
        EmbeddedBigQuery.start(
            new BigQuerySettings(ports.bigQueryRest(), ports.bigQueryWrite(), Optional.empty())));
    ServiceProperties.provision(ports);
    Files.createDirectories(state.path("datasets"));
    Files.createDirectories(state.path("documents"));
    var properties = new ArrayList<>(ServiceProperties.of(ports, state, sources));
    for (var source : List.of("hubspot", "dialpad")) {
      properties.add("--ingest.schedule." + source + ".every=1s");
      properties.add("--ingest.schedule." + source + ".review=3s");
    }
    var alone = ServiceProperties.WITHOUT_LOGIN;
    List.of(
            new Service("resolve-service", ResolveApplication::application, ports.resolve(), alone),
            new Service("ingest-service", IngestApplication::application, ports.ingest(), alone))
        .stream()
        .map(service -> service.start(properties))
        .toList()
        .forEach(started -> running.push(started.join()));
  }

  Ports ports() {
    return ports;
  }

  @Override
  public void close() throws Exception {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }
}
