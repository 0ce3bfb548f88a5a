package com.salesintelligence.local.bigquery;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.Int64Value;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Writes batches in three ways at once and notes which of them were acknowledged. */
final class KillLoad implements AutoCloseable {

  static final int ROWS = 40;
  static final String KEYED = "keyed";
  static final String LOGGED = "logged";
  static final String STATED = "stated";

  private final String round;
  private final ManagedChannel channel;
  private final Wire wire;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new ArrayList<>();
  private final String stream;

  KillLoad(int number, int restPort, int grpcPort) {
    round = "round" + number;
    wire = new Wire("http://localhost:" + restPort);
    channel = ManagedChannelBuilder.forAddress("localhost", grpcPort).usePlaintext().build();
    stream =
        BigQueryWriteGrpc.newBlockingStub(channel)
            .createWriteStream(
                CreateWriteStreamRequest.newBuilder()
                    .setParent(table(LOGGED))
                    .setWriteStream(WriteStream.newBuilder().setType(WriteStream.Type.COMMITTED))
                    .build())
            .getName();
    new Appending(KEYED, table(KEYED) + "/_default", Thing.ROW).send();
    new Appending(LOGGED, stream, Thing.PLAIN).send();
    threads.add(Thread.ofPlatform().start(this::state));
  }

  private static String table(String name) {
    return "projects/demo/datasets/things/tables/" + name;
  }

  Set<String> acknowledged() {
    return acknowledged;
  }

  /** The created stream, whose count of rows must fit its table. */
  String stream() {
    return stream;
  }

  long acknowledged(String table) {
    return acknowledged.stream().filter(batch -> batch.startsWith(table)).count();
  }

  /** Statements, one after the other, until the server has gone. */
  private void state() {
    for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
      String batch = batch(STATED, i);
      String sql =
          "INSERT INTO things.stated (id, text) SELECT CONCAT('%s-', CAST(n AS STRING)), '%s' FROM UNNEST(GENERATE_ARRAY(1, %d)) AS n"
              .formatted(batch, batch, ROWS);
      try {
        Wire.Answer answer = wire.query(sql, ",\"timeoutMs\":120000");
        if (answer.code() != 200 || !answer.body().path("jobComplete").asBoolean()) {
          return;
        }
      } catch (IllegalStateException e) {
        return;
      }
      acknowledged.add(batch);
    }
  }

  private String batch(String table, int number) {
    return table + "-" + round + "-" + number;
  }

  @Override
  public void close() throws InterruptedException {
    channel.shutdownNow();
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join();
    }
  }

  /** Requests to one stream, a few of them under way at once. */
  private final class Appending implements StreamObserver<AppendRowsResponse> {
    private final String table;
    private final String name;
    private final DescriptorProto row;
    private final List<String> waiting = new ArrayList<>();
    private @Nullable StreamObserver<AppendRowsRequest> requests;
    private int sent;

    Appending(String table, String name, DescriptorProto row) {
      this.table = table;
      this.name = name;
      this.row = row;
    }

    synchronized void send() {
      requests = BigQueryWriteGrpc.newStub(channel).appendRows(this);
      for (int i = 0; i < 3; i++) {
        sendNext();
      }
    }

    private void sendNext() {
      String batch = batch(table, sent);
      var things = new ArrayList<Thing>();
      for (int i = 0; i < ROWS; i++) {
        boolean keyed = table.equals(KEYED);
        things.add(new Thing(batch + "-" + i, batch, keyed ? "UPSERT" : "", keyed ? "1" : ""));
      }
      ProtoRows rows = Thing.rows(things);
      var request = AppendRowsRequest.newBuilder().setWriteStream(name);
      request
          .getProtoRowsBuilder()
          .setWriterSchema(ProtoSchema.newBuilder().setProtoDescriptor(row))
          .setRows(rows);
      if (!table.equals(KEYED)) {
        request.setOffset(Int64Value.of((long) sent * ROWS));
      }
      sent++;
      waiting.add(batch);
      if (requests != null) {
        requests.onNext(request.build());
      }
    }

    @Override
    public synchronized void onNext(AppendRowsResponse response) {
      if (response.hasError()) {
        throw new AssertionError(response.getError().getMessage());
      }
      acknowledged.add(waiting.removeFirst());
      sendNext();
    }

    @Override
    public void onError(Throwable problem) {
      // The server was killed: what it did not acknowledge may be lost.
    }

    @Override
    public void onCompleted() {}
  }
}
