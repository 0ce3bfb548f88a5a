package com.salesintelligence.webtest;

import com.salesintelligence.contracts.warehouse.WarehouseSchema;
import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import com.salesintelligence.local.pubsub.EmbeddedPubSub;
import com.salesintelligence.warehouse.Warehouse;
import com.salesintelligence.warehouse.WarehouseProvisioning;
import com.salesintelligence.warehouse.WarehouseSettings;
import com.salesintelligence.web.WebApplication;
import java.time.Instant;
import org.springframework.context.ConfigurableApplicationContext;

/** The web application as it is, on the embedded BigQuery and Pub/Sub, with a small company. */
public final class Pipeline implements AutoCloseable {

  private final EmbeddedBigQuery bigQuery;
  private final EmbeddedPubSub pubsub;
  private final Warehouse warehouse;
  private final SmallCompany company;
  private final ConfigurableApplicationContext web;

  public Pipeline(String... arguments) {
    bigQuery = EmbeddedBigQuery.start(BigQuerySettings.inMemory());
    pubsub = EmbeddedPubSub.start(0);
    var settings =
        new WarehouseSettings(
            "demo-project",
            "sales_intelligence_dev",
            "dev",
            bigQuery.restUrl(),
            bigQuery.grpcEndpoint());
    new WarehouseProvisioning(settings)
        .provision(WarehouseSchema.tables(), WarehouseSchema.views());
    warehouse = Warehouse.connect(settings);
    company = new SmallCompany(warehouse.writers(), Instant.now());
    company.store();
    web =
        WebApplication.application()
            .run(
                "--spring.profiles.active=local",
                "--server.port=0",
                "--spring.cloud.gcp.pubsub.emulator-host=" + pubsub.host(),
                "--warehouse.rest-endpoint=" + bigQuery.restUrl(),
                "--warehouse.write-endpoint=" + bigQuery.grpcEndpoint(),
                "--web.login.attempts-per-address=1000");
  }

  public int port() {
    return Integer.parseInt(web.getEnvironment().getRequiredProperty("local.server.port"));
  }

  public SmallCompany company() {
    return company;
  }

  public ConfigurableApplicationContext web() {
    return web;
  }

  @Override
  public void close() {
    web.close();
    warehouse.close();
    pubsub.close();
    bigQuery.close();
  }
}
