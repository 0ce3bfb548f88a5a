package com.salesintelligence.local.bigquery;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.PrimaryKey;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableConstraints;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import com.google.cloud.bigquery.TableResult;
import com.google.cloud.bigquery.storage.v1.BigQueryReadClient;
import com.google.cloud.bigquery.storage.v1.BigQueryReadSettings;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteSettings;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.cloud.bigquery.storage.v1.StreamWriter;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** Google's own clients, unmodified, against an embedded server. */
final class Clients {

  static final String PROJECT = "demo";
  static final String DATASET = "things";

  private final EmbeddedBigQuery server;
  private final BigQuery bigQuery;

  Clients(EmbeddedBigQuery server) {
    this.server = server;
    bigQuery =
        BigQueryOptions.newBuilder()
            .setProjectId(PROJECT)
            .setHost(server.restUrl())
            .setCredentials(NoCredentials.getInstance())
            .build()
            .getService();
  }

  BigQuery bigQuery() {
    return bigQuery;
  }

  void createDataset() {
    bigQuery.create(DatasetInfo.of(DATASET));
  }

  TableId createTable(String name, List<String> key, Field... fields) {
    TableId id = TableId.of(PROJECT, DATASET, name);
    var table = TableInfo.newBuilder(id, StandardTableDefinition.of(Schema.of(fields)));
    if (!key.isEmpty()) {
      PrimaryKey primaryKey = PrimaryKey.newBuilder().setColumns(key).build();
      table.setTableConstraints(TableConstraints.newBuilder().setPrimaryKey(primaryKey).build());
    }
    bigQuery.create(table.build());
    return id;
  }

  /** The rows of a table, as the REST API lists them. */
  List<FieldValueList> rows(TableId table) {
    Schema schema = bigQuery.getTable(table).getDefinition().getSchema();
    return StreamSupport.stream(
            bigQuery.listTableData(table, schema).iterateAll().spliterator(), false)
        .toList();
  }

  TableResult query(String sql) {
    try {
      return bigQuery.query(
          QueryJobConfiguration.newBuilder(sql)
              .setDefaultDataset(DATASET)
              .setUseLegacySql(false)
              .build());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private TransportChannelProvider channel() {
    return BigQueryWriteSettings.defaultGrpcTransportProviderBuilder()
        .setEndpoint(server.grpcEndpoint())
        .setChannelConfigurator(ManagedChannelBuilder::usePlaintext)
        .build();
  }

  BigQueryWriteClient writeClient() {
    try {
      return BigQueryWriteClient.create(
          BigQueryWriteSettings.newBuilder()
              .setEndpoint(server.grpcEndpoint())
              .setTransportChannelProvider(channel())
              .setCredentialsProvider(NoCredentialsProvider.create())
              .build());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  BigQueryReadClient readClient() {
    try {
      return BigQueryReadClient.create(
          BigQueryReadSettings.newBuilder()
              .setEndpoint(server.grpcEndpoint())
              .setTransportChannelProvider(channel())
              .setCredentialsProvider(NoCredentialsProvider.create())
              .build());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A writer to a table's default stream. */
  StreamWriter writer(String table, DescriptorProto row) {
    return streamWriter(
        "projects/%s/datasets/%s/tables/%s/_default".formatted(PROJECT, DATASET, table), row);
  }

  StreamWriter streamWriter(String stream, DescriptorProto row) {
    try {
      return writerBuilder(stream)
          .setWriterSchema(ProtoSchema.newBuilder().setProtoDescriptor(row).build())
          .build();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  StreamWriter.Builder writerBuilder(String stream) {
    return StreamWriter.newBuilder(stream)
        .setEndpoint(server.grpcEndpoint())
        .setChannelProvider(channel())
        .setCredentialsProvider(NoCredentialsProvider.create());
  }
}
