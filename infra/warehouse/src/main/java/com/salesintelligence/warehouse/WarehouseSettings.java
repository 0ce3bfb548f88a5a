package com.salesintelligence.warehouse;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Which warehouse a service uses, and how it writes to it.
 *
 * @param environment must agree with the label {@code environment} of the dataset
 * @param restEndpoint unset for Google's own; plain http only to this machine
 * @param writeEndpoint host:port of the Storage Write API, unset for Google's own
 * @param flushInterval how long a row waits for others at most
 * @param maxBatchRows rows of one append at most
 * @param maxBatchBytes bytes of one append at most; BigQuery takes 10 MB
 * @param maxWaitingBytes rows of one table that wait or travel; more make their writers wait
 * @param giveUpAfter how long an append is tried before its rows fail
 */
@Validated
@ConfigurationProperties("warehouse")
public record WarehouseSettings(
    @NotBlank String projectId,
    @NotBlank String dataset,
    @NotBlank String environment,
    @Nullable String restEndpoint,
    @Nullable String writeEndpoint,
    @NotNull @DefaultValue("10ms") Duration flushInterval,
    @Positive @DefaultValue("2000") int maxBatchRows,
    @NotNull @DefaultValue("4MB") DataSize maxBatchBytes,
    @NotNull @DefaultValue("64MB") DataSize maxWaitingBytes,
    @NotNull @DefaultValue("60s") Duration giveUpAfter) {

  static final DataSize LARGEST_REQUEST = DataSize.ofMegabytes(9);

  @ConstructorBinding
  public WarehouseSettings {
    if (maxBatchBytes.compareTo(LARGEST_REQUEST) > 0) {
      throw new IllegalArgumentException("warehouse.max-batch-bytes must be at most 9MB");
    }
    Endpoints.require("warehouse.rest-endpoint", restEndpoint);
    Endpoints.require("warehouse.write-endpoint", writeEndpoint);
  }

  /** Google's own endpoints and the usual batches. */
  public WarehouseSettings(String projectId, String dataset, String environment) {
    this(projectId, dataset, environment, null, null);
  }

  /** The usual batches. */
  public WarehouseSettings(
      String projectId,
      String dataset,
      String environment,
      @Nullable String restEndpoint,
      @Nullable String writeEndpoint) {
    this(
        projectId,
        dataset,
        environment,
        restEndpoint,
        writeEndpoint,
        Duration.ofMillis(10),
        2_000,
        DataSize.ofMegabytes(4),
        DataSize.ofMegabytes(64),
        Duration.ofSeconds(60));
  }

  /** {@code project.dataset}, as SQL names it. */
  public String qualifiedDataset() {
    return projectId + "." + dataset;
  }
}
