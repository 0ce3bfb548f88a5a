package com.salesintelligence.local.platform;

import com.salesintelligence.contracts.warehouse.WarehouseSchema;
import com.salesintelligence.warehouse.WarehouseProvisioning;
import com.salesintelligence.warehouse.WarehouseSettings;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a service's {@code local} profile is told on top: where this platform listens. */
final class ServiceProperties {

  /**
   * Only web-service brings Spring Security; in a process of its own no other service would see it.
   */
  static final List<String> WITHOUT_LOGIN =
      List.of(
          "--spring.autoconfigure.exclude="
              + Stream.of(
                      "SecurityAutoConfiguration",
                      "UserDetailsServiceAutoConfiguration",
                      "web.servlet.ServletWebSecurityAutoConfiguration",
                      "web.servlet.SecurityFilterAutoConfiguration",
                      "actuate.web.servlet.ManagementWebSecurityAutoConfiguration")
                  .map(name -> "org.springframework.boot.security.autoconfigure." + name)
                  .collect(Collectors.joining(",")));

  private ServiceProperties() {}

  static List<String> of(Ports ports, StateFolder state, Sources sources) {
    var sandbox = sources.url();
    return List.of(
        "--spring.cloud.gcp.project-id=" + LocalPlatform.PROJECT,
        "--spring.cloud.gcp.pubsub.emulator-host=localhost:" + ports.pubsub(),
        "--warehouse.rest-endpoint=http://localhost:" + ports.bigQueryRest(),
        "--warehouse.write-endpoint=localhost:" + ports.bigQueryWrite(),
        "--ingest.gmail.root-url=" + sandbox + "/",
        "--ingest.gmail.credentials-file=" + sources.key(),
        "--ingest.gmail.mailboxes=" + String.join(",", sources.mailboxes()),
        "--company.own-domains=" + String.join(",", sources.domains()),
        "--ingest.hubspot.root-url=" + sandbox + "/",
        "--ingest.salesforce.login-url=" + sandbox,
        "--ingest.webhooks.dialpad-secret=" + Webhooks.DIALPAD_SECRET,
        "--ingest.datasets.folder=" + state.path("datasets"),
        "--ingest.documents.folders.handbook=" + state.path("documents"),
        "--ingest.dialpad.root-url=" + sandbox + "/");
  }

  static WarehouseSettings warehouse(Ports ports) {
    return new WarehouseSettings(
        LocalPlatform.PROJECT,
        LocalPlatform.DATASET,
        "dev",
        "http://localhost:" + ports.bigQueryRest(),
        "localhost:" + ports.bigQueryWrite());
  }

  /** Brings the platform's dataset to the contracts' schema, as Terraform does it in the cloud. */
  static void provision(Ports ports) {
    new WarehouseProvisioning(warehouse(ports))
        .provision(WarehouseSchema.tables(), WarehouseSchema.views());
  }
}
