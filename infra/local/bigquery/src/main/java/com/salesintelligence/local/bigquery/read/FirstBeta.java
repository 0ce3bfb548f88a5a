package com.salesintelligence.local.bigquery.read;

import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.cloud.bigquery.storage.v1.ReadSession.TableModifiers;
import com.google.cloud.bigquery.storage.v1.ReadSession.TableReadOptions;
import com.google.cloud.bigquery.storage.v1.SplitReadStreamRequest;
import com.google.cloud.bigquery.storage.v1.SplitReadStreamResponse;
import com.google.cloud.bigquery.storage.v1.StreamStats;
import com.google.cloud.bigquery.storage.v1beta1.ArrowProto;
import com.google.cloud.bigquery.storage.v1beta1.AvroProto;
import com.google.cloud.bigquery.storage.v1beta1.Storage;
import com.google.cloud.bigquery.storage.v1beta1.TableReferenceProto.TableReference;
import com.google.protobuf.Message;
import com.salesintelligence.local.bigquery.grpc.Versions;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import java.util.function.Function;

/** The Storage Read API as its first beta named and shaped it ({@code v1beta1}). */
public final class FirstBeta {

  private static final String NAME = "google.cloud.bigquery.storage.v1beta1.BigQueryStorage";
  private static final String READ = "google.cloud.bigquery.storage.v1.BigQueryRead/";

  private FirstBeta() {}

  public static ServerServiceDefinition of(ReadService service) {
    ServerServiceDefinition read = service.bindService();
    return ServerServiceDefinition.builder(NAME)
        .addMethod(
            method(
                read,
                "CreateReadSession",
                Storage.CreateReadSessionRequest.getDefaultInstance(),
                FirstBeta::session,
                FirstBeta::opened))
        .addMethod(
            method(
                read,
                "ReadRows",
                Storage.ReadRowsRequest.getDefaultInstance(),
                FirstBeta::rows,
                FirstBeta::sent))
        .addMethod(
            method(
                read,
                "SplitReadStream",
                Storage.SplitReadStreamRequest.getDefaultInstance(),
                FirstBeta::split,
                FirstBeta::parts))
        .build();
  }

  /** The types of the method's messages are those that its name has. */
  @SuppressWarnings("unchecked")
  private static <A, B, C extends Message, D extends Message> ServerMethodDefinition<A, B> method(
      ServerServiceDefinition read, String name, C request, Function<C, A> in, Function<B, D> out) {
    var method = (ServerMethodDefinition<A, B>) read.getMethod(READ + name);
    return Versions.translated(NAME, method, request, in, out);
  }

  private static CreateReadSessionRequest session(Storage.CreateReadSessionRequest request) {
    TableReference table = request.getTableReference();
    var session =
        ReadSession.newBuilder()
            .setTable(
                "projects/%s/datasets/%s/tables/%s"
                    .formatted(table.getProjectId(), table.getDatasetId(), table.getTableId()))
            .setDataFormat(
                request.getFormat() == Storage.DataFormat.ARROW
                    ? DataFormat.ARROW
                    : DataFormat.AVRO)
            .setReadOptions(
                TableReadOptions.newBuilder()
                    .addAllSelectedFields(request.getReadOptions().getSelectedFieldsList())
                    .setRowRestriction(request.getReadOptions().getRowRestriction()));
    if (request.getTableModifiers().hasSnapshotTime()) {
      session.setTableModifiers(
          TableModifiers.newBuilder()
              .setSnapshotTime(request.getTableModifiers().getSnapshotTime()));
    }
    return CreateReadSessionRequest.newBuilder()
        .setParent(request.getParent())
        .setMaxStreamCount(request.getRequestedStreams())
        .setReadSession(session)
        .build();
  }

  private static Storage.ReadSession opened(ReadSession session) {
    String[] table = session.getTable().split("/", -1);
    var answer =
        Storage.ReadSession.newBuilder()
            .setName(session.getName())
            .setExpireTime(session.getExpireTime())
            .setTableReference(
                TableReference.newBuilder()
                    .setProjectId(table[1])
                    .setDatasetId(table[3])
                    .setTableId(table[5]));
    if (session.hasAvroSchema()) {
      answer.setAvroSchema(
          AvroProto.AvroSchema.newBuilder().setSchema(session.getAvroSchema().getSchema()));
    } else {
      answer.setArrowSchema(
          ArrowProto.ArrowSchema.newBuilder()
              .setSerializedSchema(session.getArrowSchema().getSerializedSchema()));
    }
    session.getStreamsList().forEach(stream -> answer.addStreams(stream(stream.getName())));
    return answer.build();
  }

  private static Storage.Stream stream(String name) {
    return Storage.Stream.newBuilder().setName(name).build();
  }

  private static ReadRowsRequest rows(Storage.ReadRowsRequest request) {
    return ReadRowsRequest.newBuilder()
        .setReadStream(request.getReadPosition().getStream().getName())
        .setOffset(request.getReadPosition().getOffset())
        .build();
  }

  private static Storage.ReadRowsResponse sent(ReadRowsResponse response) {
    StreamStats.Progress progress = response.getStats().getProgress();
    var answer =
        Storage.ReadRowsResponse.newBuilder()
            .setRowCount(response.getRowCount())
            .setStatus(
                Storage.StreamStatus.newBuilder()
                    .setFractionConsumed((float) progress.getAtResponseEnd())
                    .setIsSplittable(true)
                    .setProgress(
                        Storage.Progress.newBuilder()
                            .setAtResponseStart((float) progress.getAtResponseStart())
                            .setAtResponseEnd((float) progress.getAtResponseEnd())));
    if (response.hasAvroRows()) {
      answer.setAvroRows(
          AvroProto.AvroRows.newBuilder()
              .setSerializedBinaryRows(response.getAvroRows().getSerializedBinaryRows())
              .setRowCount(response.getRowCount()));
    } else {
      answer.setArrowRecordBatch(
          ArrowProto.ArrowRecordBatch.newBuilder()
              .setSerializedRecordBatch(response.getArrowRecordBatch().getSerializedRecordBatch())
              .setRowCount(response.getRowCount()));
    }
    return answer.build();
  }

  private static SplitReadStreamRequest split(Storage.SplitReadStreamRequest request) {
    return SplitReadStreamRequest.newBuilder()
        .setName(request.getOriginalStream().getName())
        .setFraction(request.getFraction())
        .build();
  }

  private static Storage.SplitReadStreamResponse parts(SplitReadStreamResponse response) {
    var answer = Storage.SplitReadStreamResponse.newBuilder();
    if (response.hasPrimaryStream()) {
      answer
          .setPrimaryStream(stream(response.getPrimaryStream().getName()))
          .setRemainderStream(stream(response.getRemainderStream().getName()));
    }
    return answer.build();
  }
}
