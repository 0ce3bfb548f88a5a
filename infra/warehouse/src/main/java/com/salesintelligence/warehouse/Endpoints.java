package com.salesintelligence.warehouse;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.QueryJobConfiguration.JobCreationMode;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteSettings;
import com.google.cloud.bigquery.storage.v1.StreamWriter;
import io.grpc.ManagedChannelBuilder;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Google's clients, set up for Google's endpoints or for one on this machine. Without credentials
 * and without TLS they only ever talk to this machine.
 */
final class Endpoints {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private Endpoints() {}

  static void require(String setting, @Nullable String endpoint) {
    if (endpoint != null && !isLocal(endpoint) && !host(endpoint).endsWith(".googleapis.com")) {
      throw new IllegalArgumentException(
          setting + " must be unset, an address of this machine or one of Google's: " + endpoint);
    }
  }

  static boolean isLocal(@Nullable String endpoint) {
    return endpoint != null && LOOPBACK.contains(host(endpoint));
  }

  private static String host(String endpoint) {
    String host = URI.create(endpoint.contains("://") ? endpoint : "http://" + endpoint).getHost();
    return host == null ? "" : host;
  }

  static BigQuery bigQuery(WarehouseSettings settings) {
    // Timestamps come as decimal seconds: the client does not ask for int64 in every call that
    // reads rows.
    var options = BigQueryOptions.newBuilder().setProjectId(settings.projectId());
    String endpoint = settings.restEndpoint();
    if (endpoint != null) {
      options.setHost(endpoint);
    }
    if (isLocal(endpoint)) {
      options.setCredentials(NoCredentials.getInstance());
    }
    BigQueryOptions built = options.build();
    // Short queries are then answered without a job being made for them.
    built.setDefaultJobCreationMode(JobCreationMode.JOB_CREATION_OPTIONAL);
    return built.getService();
  }

  /** Applies the endpoint to a writer. */
  static StreamWriter.Builder writer(StreamWriter.Builder writer, WarehouseSettings settings) {
    InstantiatingGrpcChannelProvider.Builder channel =
        BigQueryWriteSettings.defaultGrpcTransportProviderBuilder();
    String endpoint = settings.writeEndpoint();
    if (endpoint != null) {
      channel.setEndpoint(endpoint);
      writer.setEndpoint(endpoint);
    }
    if (isLocal(endpoint)) {
      channel.setChannelConfigurator(ManagedChannelBuilder::usePlaintext);
      writer.setCredentialsProvider(NoCredentialsProvider.create());
    }
    return writer.setChannelProvider(channel.build());
  }
}
