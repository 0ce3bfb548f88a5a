package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.ArrowRecordBatch;
import com.google.cloud.bigquery.storage.v1.ArrowSchema;
import com.google.cloud.bigquery.storage.v1.BigQueryReadGrpc;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.GetWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a client sends: it is answered, and its mistakes are never the server's. */
class HostileRequestsTest {

  private static final int TRIES = 150;
  private static final String TABLE = "projects/demo/datasets/d/tables/t";

  private static EmbeddedBigQuery server;
  private static Wire wire;
  private static ManagedChannel channel;

  @BeforeContainer
  static void start() {
    server = EmbeddedBigQuery.start(BigQuerySettings.inMemory());
    wire = new Wire(server.restUrl());
    wire.post("datasets", "{\"datasetReference\":{\"datasetId\":\"d\"}}");
    wire.post(
        "datasets/d/tables",
        "{\"tableReference\":{\"tableId\":\"t\"},\"schema\":{\"fields\":[{\"name\":\"a\",\"type\":\"STRING\"},"
            + "{\"name\":\"b\",\"type\":\"NUMERIC\"},{\"name\":\"c\",\"type\":\"RECORD\",\"mode\":\"REPEATED\",\"fields\":[{\"name\":\"x\",\"type\":\"DATETIME\"}]}]}}");
    channel = ManagedChannelBuilder.forTarget(server.grpcEndpoint()).usePlaintext().build();
  }

  @AfterContainer
  static void stop() {
    channel.shutdownNow();
    server.close();
  }

  @Property(tries = TRIES)
  void requestsOverHttpAreAnswered(
      @ForAll("methods") String method, @ForAll("paths") String path, @ForAll("json") String body) {
    int code = wire.send(method, path, method.equals("GET") ? "" : body).code();
    assertThat(code).as("%s %s %s", method, path, body).isNotEqualTo(500);
  }

  @Property(tries = TRIES)
  void rowsInJsonAreAnswered(@ForAll("json") String row) {
    Wire.Answer answer =
        wire.post("datasets/d/tables/t/insertAll", "{\"rows\":[{\"json\":%s}]}".formatted(row));
    assertThat(answer.code()).as(row).isIn(200, 400);
  }

  @Property(tries = TRIES)
  void pageTokensAreAnswered(@ForAll String token, @ForAll long start, @ForAll long limit) {
    String query =
        "pageToken=%s&startIndex=%d&maxResults=%d"
            .formatted(URLEncoder.encode(token, StandardCharsets.UTF_8), start, limit);
    assertThat(wire.get("datasets/d/tables/t/data?" + query).code()).isIn(200, 400);
    assertThat(wire.get("jobs?" + query).code()).isIn(200, 400);
  }

  @Property(tries = TRIES)
  void rowsInProtobufAreAnswered(
      @ForAll("descriptors") DescriptorProto descriptor, @ForAll byte[] row) {
    var request = AppendRowsRequest.newBuilder().setWriteStream(TABLE + "/_default");
    request
        .getProtoRowsBuilder()
        .setWriterSchema(ProtoSchema.newBuilder().setProtoDescriptor(descriptor))
        .setRows(ProtoRows.newBuilder().addSerializedRows(ByteString.copyFrom(row)));
    assertAnswered(request.build());
  }

  @Property(tries = TRIES)
  void rowsInArrowAreAnswered(@ForAll byte[] schema, @ForAll byte[] batch) {
    var request = AppendRowsRequest.newBuilder().setWriteStream(TABLE + "/_default");
    request
        .getArrowRowsBuilder()
        .setWriterSchema(
            ArrowSchema.newBuilder().setSerializedSchema(ByteString.copyFrom(message(schema))))
        .setRows(
            ArrowRecordBatch.newBuilder()
                .setSerializedRecordBatch(ByteString.copyFrom(message(batch))));
    assertAnswered(request.build());
  }

  @Property(tries = TRIES)
  void namesOfStreamsAndTablesAreAnswered(@ForAll("names") String name) {
    var write = BigQueryWriteGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    assertMistake(
        () -> write.getWriteStream(GetWriteStreamRequest.newBuilder().setName(name).build()));
    assertMistake(
        () ->
            write.finalizeWriteStream(
                FinalizeWriteStreamRequest.newBuilder().setName(name).build()));
    assertMistake(
        () ->
            write.createWriteStream(CreateWriteStreamRequest.newBuilder().setParent(name).build()));
    var read = BigQueryReadGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    assertMistake(
        () ->
            read.createReadSession(
                CreateReadSessionRequest.newBuilder()
                    .setParent("projects/demo")
                    .setReadSession(
                        ReadSession.newBuilder().setTable(name).setDataFormat(DataFormat.AVRO))
                    .build()));
  }

  private static void assertMistake(Runnable call) {
    try {
      call.run();
    } catch (StatusRuntimeException e) {
      assertThat(e.getStatus().getCode())
          .isIn(
              Status.Code.INVALID_ARGUMENT,
              Status.Code.NOT_FOUND,
              Status.Code.UNIMPLEMENTED,
              Status.Code.OUT_OF_RANGE);
    }
  }

  /** With an answer, an error in the answer, or an end of the stream that blames the client. */
  private static void assertAnswered(AppendRowsRequest request) {
    var answer = new CompletableFuture<Integer>();
    StreamObserver<AppendRowsRequest> out =
        BigQueryWriteGrpc.newStub(channel)
            .appendRows(
                new StreamObserver<>() {
                  @Override
                  public void onNext(AppendRowsResponse response) {
                    answer.complete(response.getError().getCode());
                  }

                  @Override
                  public void onError(Throwable problem) {
                    answer.complete(Status.fromThrowable(problem).getCode().value());
                  }

                  @Override
                  public void onCompleted() {}
                });
    out.onNext(request);
    int code = answer.orTimeout(20, TimeUnit.SECONDS).join();
    out.onCompleted();
    assertThat(code)
        .isIn(
            Status.Code.OK.value(),
            Status.Code.INVALID_ARGUMENT.value(),
            Status.Code.UNIMPLEMENTED.value());
  }

  /** With the head of a real message, so that some of the bytes are read as one. */
  private static byte[] message(byte[] content) {
    byte[] bytes = new byte[8 + content.length];
    bytes[0] = bytes[1] = bytes[2] = bytes[3] = -1;
    bytes[4] = (byte) Math.min(content.length, 127);
    System.arraycopy(content, 0, bytes, 8, content.length);
    return bytes;
  }

  @Provide
  Arbitrary<String> methods() {
    return Arbitraries.of("GET", "POST", "PUT", "PATCH", "DELETE");
  }

  @Provide
  Arbitrary<String> paths() {
    Arbitrary<String> segment =
        Arbitraries.oneOf(
            Arbitraries.of(
                "datasets", "d", "tables", "t", "data", "jobs", "queries", "insertAll", "cancel"),
            Arbitraries.strings()
                .ofMaxLength(12)
                .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")));
    return segment.list().ofMinSize(1).ofMaxSize(6).map(parts -> String.join("/", parts));
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> part =
        Arbitraries.oneOf(
            Arbitraries.of(
                "projects", "demo", "datasets", "d", "tables", "t", "streams", "_default"),
            Arbitraries.strings().ofMaxLength(10));
    return part.list().ofMaxSize(9).map(parts -> String.join("/", parts));
  }

  @Provide
  Arbitrary<String> json() {
    Arbitrary<String> scalar =
        Arbitraries.oneOf(
            Arbitraries.of(
                "null", "true", "1e999", "-0", "\"\"", "\"2024-02-30\"", "1.5", "{}", "[]"),
            Arbitraries.longs().map(String::valueOf),
            Arbitraries.strings().alpha().map(text -> '"' + text + '"'));
    Arbitrary<String> name =
        Arbitraries.of(
            "a",
            "b",
            "c",
            "x",
            "configuration",
            "query",
            "load",
            "copy",
            "rows",
            "json",
            "schema",
            "fields",
            "name",
            "type",
            "mode",
            "tableReference",
            "tableId",
            "datasetReference",
            "destinationTable",
            "useLegacySql",
            "maxResults",
            "labels",
            "view",
            "timeoutMs");
    return Arbitraries.lazyOf(
        () -> scalar,
        () -> scalar,
        () ->
            Combinators.combine(name, json())
                .as((key, value) -> '"' + key + "\":" + value)
                .list()
                .ofMaxSize(4)
                .map(members -> "{" + String.join(",", members) + "}"),
        () -> json().list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]"));
  }

  @Provide
  Arbitrary<DescriptorProto> descriptors() {
    Arbitrary<FieldDescriptorProto> field =
        Combinators.combine(
                Arbitraries.of("a", "b", "c", "x", "_CHANGE_TYPE", "_CHANGE_SEQUENCE_NUMBER"),
                Arbitraries.of(-1, 0, 1, 2, 3, 300, Integer.MAX_VALUE),
                Arbitraries.of(Type.values()),
                Arbitraries.of(Label.values()),
                Arbitraries.of("", "Inner", ".no.such.Type"))
            .as(
                (name, number, type, label, typeName) ->
                    FieldDescriptorProto.newBuilder()
                        .setName(name)
                        .setNumber(number)
                        .setType(type)
                        .setLabel(label)
                        .setTypeName(typeName)
                        .build());
    Arbitrary<List<FieldDescriptorProto>> fields = field.list().ofMaxSize(4);
    return Combinators.combine(fields, fields)
        .as(
            (outer, inner) ->
                DescriptorProto.newBuilder()
                    .setName("Row")
                    .addAllField(outer)
                    .addNestedType(DescriptorProto.newBuilder().setName("Inner").addAllField(inner))
                    .build());
  }
}
