package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.rpc.UnimplementedException;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.storage.v1beta1.BigQueryStorageClient;
import com.google.cloud.bigquery.storage.v1beta1.BigQueryStorageSettings;
import com.google.cloud.bigquery.storage.v1beta1.ReadOptions.TableReadOptions;
import com.google.cloud.bigquery.storage.v1beta1.Storage;
import com.google.cloud.bigquery.storage.v1beta1.TableReferenceProto.TableReference;
import com.google.cloud.bigquery.storage.v1beta2.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1beta2.ArrowSerializationOptions;
import com.google.cloud.bigquery.storage.v1beta2.BatchCommitWriteStreamsRequest;
import com.google.cloud.bigquery.storage.v1beta2.BigQueryReadClient;
import com.google.cloud.bigquery.storage.v1beta2.BigQueryReadSettings;
import com.google.cloud.bigquery.storage.v1beta2.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1beta2.BigQueryWriteSettings;
import com.google.cloud.bigquery.storage.v1beta2.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1beta2.DataFormat;
import com.google.cloud.bigquery.storage.v1beta2.ProtoRows;
import com.google.cloud.bigquery.storage.v1beta2.ProtoSchema;
import com.google.cloud.bigquery.storage.v1beta2.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1beta2.ReadSession;
import com.google.cloud.bigquery.storage.v1beta2.WriteStream;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import io.grpc.ManagedChannelBuilder;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Google's clients of the storage APIs' beta versions. */
class EarlierVersionsIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static final String TABLE = "projects/demo/datasets/things/tables/";

  @BeforeAll
  static void createRows() {
    SERVER
        .clients()
        .query(
            "CREATE TABLE things.rows AS SELECT n, n * 2 AS twice FROM UNNEST(GENERATE_ARRAY(1,"
                + " 4000)) AS n");
  }

  @Test
  void theFirstBetaReadsAvroAndArrow() throws Exception {
    var settings =
        BigQueryStorageSettings.newBuilder()
            .setTransportChannelProvider(
                plain(BigQueryStorageSettings.defaultGrpcTransportProviderBuilder()))
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build();
    try (BigQueryStorageClient client = BigQueryStorageClient.create(settings)) {
      for (Storage.DataFormat format : List.of(Storage.DataFormat.AVRO, Storage.DataFormat.ARROW)) {
        Storage.ReadSession session =
            client.createReadSession(
                Storage.CreateReadSessionRequest.newBuilder()
                    .setParent("projects/demo")
                    .setFormat(format)
                    .setRequestedStreams(1)
                    .setTableReference(
                        TableReference.newBuilder()
                            .setProjectId("demo")
                            .setDatasetId("things")
                            .setTableId("rows"))
                    .setReadOptions(
                        TableReadOptions.newBuilder()
                            .addSelectedFields("n")
                            .setRowRestriction("n > 1000"))
                    .build());
        assertThat(session.getTableReference().getTableId()).isEqualTo("rows");
        assertThat(session.hasAvroSchema()).isEqualTo(format == Storage.DataFormat.AVRO);
        assertThat(rows(client, session.getStreams(0), 0)).isEqualTo(3_000);
        assertThat(rows(client, session.getStreams(0), 2_990)).isEqualTo(10);

        Storage.SplitReadStreamResponse parts =
            client.splitReadStream(
                Storage.SplitReadStreamRequest.newBuilder()
                    .setOriginalStream(session.getStreams(0))
                    .setFraction(0.25f)
                    .build());
        assertThat(rows(client, parts.getPrimaryStream(), 0)).isEqualTo(750);
        assertThat(rows(client, parts.getRemainderStream(), 0)).isEqualTo(2_250);
      }
    }
  }

  private static long rows(BigQueryStorageClient client, Storage.Stream stream, long offset) {
    long rows = 0;
    var position = Storage.StreamPosition.newBuilder().setStream(stream).setOffset(offset);
    var request = Storage.ReadRowsRequest.newBuilder().setReadPosition(position).build();
    for (Storage.ReadRowsResponse response : client.readRowsCallable().call(request)) {
      rows += response.getRowCount();
    }
    return rows;
  }

  @Test
  void theSecondBetaReads() throws Exception {
    var settings =
        BigQueryReadSettings.newBuilder()
            .setTransportChannelProvider(
                plain(BigQueryReadSettings.defaultGrpcTransportProviderBuilder()))
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build();
    try (BigQueryReadClient client = BigQueryReadClient.create(settings)) {
      ReadSession session =
          client.createReadSession(session(ArrowSerializationOptions.Format.FORMAT_UNSPECIFIED));
      var request = ReadRowsRequest.newBuilder().setReadStream(session.getStreams(0).getName());
      long rows = 0;
      for (var response : client.readRowsCallable().call(request.build())) {
        rows += response.getRowCount();
      }
      assertThat(rows).isEqualTo(4_000);

      assertThatThrownBy(
              () -> client.createReadSession(session(ArrowSerializationOptions.Format.ARROW_0_14)))
          .isInstanceOf(UnimplementedException.class)
          .hasMessageContaining("ArrowSerializationOptions.format");
    }
  }

  private static CreateReadSessionRequest session(ArrowSerializationOptions.Format format) {
    var options =
        ReadSession.TableReadOptions.newBuilder()
            .setArrowSerializationOptions(ArrowSerializationOptions.newBuilder().setFormat(format));
    return CreateReadSessionRequest.newBuilder()
        .setParent("projects/demo")
        .setMaxStreamCount(1)
        .setReadSession(
            ReadSession.newBuilder()
                .setTable(TABLE + "rows")
                .setDataFormat(DataFormat.ARROW)
                .setReadOptions(options))
        .build();
  }

  @Test
  void theSecondBetaWrites() throws Exception {
    var written =
        SERVER
            .clients()
            .createTable("written", List.of(), Field.of("n", StandardSQLTypeName.STRING));
    var settings =
        BigQueryWriteSettings.newBuilder()
            .setTransportChannelProvider(
                plain(BigQueryWriteSettings.defaultGrpcTransportProviderBuilder()))
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build();
    try (BigQueryWriteClient client = BigQueryWriteClient.create(settings)) {
      WriteStream stream =
          client.createWriteStream(
              TABLE + "written",
              WriteStream.newBuilder().setType(WriteStream.Type.PENDING).build());
      var appends = client.appendRowsCallable().call();
      appends.send(
          AppendRowsRequest.newBuilder()
              .setWriteStream(stream.getName())
              .setProtoRows(
                  AppendRowsRequest.ProtoData.newBuilder()
                      .setWriterSchema(ProtoSchema.newBuilder().setProtoDescriptor(row()))
                      .setRows(
                          ProtoRows.newBuilder()
                              .addSerializedRows(ByteString.copyFromUtf8("\n\1x"))))
              .build());
      assertThat(appends.iterator().next().getAppendResult().getOffset().getValue()).isZero();
      appends.closeSend();
      assertThat(client.finalizeWriteStream(stream.getName()).getRowCount()).isEqualTo(1);
      client.batchCommitWriteStreams(
          BatchCommitWriteStreamsRequest.newBuilder()
              .setParent(TABLE + "written")
              .addWriteStreams(stream.getName())
              .build());
    }
    assertThat(SERVER.clients().rows(written))
        .extracting(r -> r.get(0).getValue())
        .containsExactly("x");
  }

  private static DescriptorProto row() {
    return DescriptorProto.newBuilder()
        .setName("Row")
        .addField(
            FieldDescriptorProto.newBuilder().setName("n").setNumber(1).setType(Type.TYPE_STRING))
        .build();
  }

  private static InstantiatingGrpcChannelProvider plain(
      InstantiatingGrpcChannelProvider.Builder channel) {
    return channel
        .setEndpoint(SERVER.grpcEndpoint())
        .setChannelConfigurator(ManagedChannelBuilder::usePlaintext)
        .build();
  }
}
