package com.salesintelligence.warehouse;

import com.salesintelligence.contracts.warehouse.WarehouseSchema;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;

/** Settings for an embedded server. */
final class Local {

  private Local() {}

  static WarehouseSettings settings(EmbeddedBigQuery server) {
    return settings(server, "dev");
  }

  static WarehouseSettings settings(EmbeddedBigQuery server, String environment) {
    return new WarehouseSettings(
        "demo-project", "sales", environment, server.restUrl(), server.grpcEndpoint());
  }

  static void provision(WarehouseSettings settings) {
    new WarehouseProvisioning(settings)
        .provision(WarehouseSchema.tables(), WarehouseSchema.views());
  }
}
