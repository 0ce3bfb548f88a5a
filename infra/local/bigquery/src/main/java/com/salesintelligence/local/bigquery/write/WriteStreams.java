package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.cloud.bigquery.storage.v1.WriteStream.Type;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.store.Database;
import io.grpc.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The streams that clients made; what changes them holds the write lock. */
public final class WriteStreams {

  private final Database database;
  private final Metadata metadata;
  private final InstantSource clock;
  private final Map<String, CreatedStream> byName = new ConcurrentHashMap<>();

  private WriteStreams(Database database, Metadata metadata, InstantSource clock) {
    this.database = database;
    this.metadata = metadata;
    this.clock = clock;
  }

  /** Takes up what was there before a restart, but for the streams of tables that are gone. */
  public static WriteStreams load(Database database, Metadata metadata, InstantSource clock)
      throws SQLException {
    var streams = new WriteStreams(database, metadata, clock);
    database.write(StreamTables::create);
    for (CreatedStream stream : database.read(StreamTables::streams)) {
      streams.byName.put(stream.name(), stream);
    }
    streams.forgetOrphans();
    return streams;
  }

  private void forgetOrphans() throws SQLException {
    List<CreatedStream> orphans =
        byName.values().stream().filter(stream -> table(stream).isEmpty()).toList();
    if (!orphans.isEmpty()) {
      change(
          connection -> {
            for (CreatedStream orphan : orphans) {
              StreamTables.delete(connection, orphan);
            }
          });
      orphans.forEach(orphan -> byName.remove(orphan.name()));
    }
  }

  /** The table of a stream, unless another one has its name by now. */
  private Optional<TableEntry> table(CreatedStream stream) {
    return metadata.table(stream.table()).filter(table -> made(table).equals(stream.tableEtag()));
  }

  private static String made(TableEntry table) {
    return table.resource().path("creationTime").asString("");
  }

  Optional<CreatedStream> find(String name) {
    return Optional.ofNullable(byName.get(name)).filter(stream -> table(stream).isPresent());
  }

  CreatedStream create(TableEntry table, Type type) throws SQLException {
    forgetOrphans();
    var stream =
        new CreatedStream(
            table.name(),
            UUID.randomUUID().toString(),
            type,
            made(table),
            clock.millis(),
            0,
            0,
            false,
            0);
    change(
        connection -> {
          StreamTables.insert(connection, stream);
          if (stream.isStaged()) {
            try (var statement = connection.createStatement()) {
              statement.execute(stream.stage(table).duckDdl());
            }
          }
        });
    byName.put(stream.name(), stream);
    return stream;
  }

  /** Nothing can be appended any more. */
  CreatedStream finish(String name) throws SQLException {
    database.writing().lock();
    try {
      CreatedStream stream = require(name).asFinal();
      change(connection -> StreamTables.update(connection, stream));
      byName.put(name, stream);
      return stream;
    } finally {
      database.writing().unlock();
    }
  }

  /** Shows the rows up to an offset, and the one at it. */
  void flush(String name, long offset) throws SQLException {
    database.writing().lock();
    try {
      CreatedStream stream = require(name);
      if (stream.type() != Type.BUFFERED) {
        throw Refusals.of(
            Status.INVALID_ARGUMENT,
            StorageErrorCode.INVALID_STREAM_TYPE,
            name,
            "FlushRows is for BUFFERED streams only, this one is " + stream.type());
      }
      if (offset < 0 || offset >= stream.rows()) {
        throw Refusals.of(
            Status.OUT_OF_RANGE,
            StorageErrorCode.OFFSET_OUT_OF_RANGE,
            name,
            "Offset %d is beyond the end of the stream: it has %d rows"
                .formatted(offset, stream.rows()));
      }
      if (offset >= stream.flushed()) {
        show(List.of(stream), offset + 1);
      }
    } finally {
      database.writing().unlock();
    }
  }

  /**
   * Shows the rows of PENDING streams, of all of them or of none.
   *
   * @return what is wrong with them; empty where they were committed
   */
  List<StorageError> commit(String parent, Collection<String> names) throws SQLException {
    database.writing().lock();
    try {
      var errors = new ArrayList<StorageError>();
      Map<String, CreatedStream> streams = new LinkedHashMap<>();
      for (String name : names) {
        Optional<StorageError> problem = problem(parent, name);
        problem.ifPresent(errors::add);
        find(name).ifPresent(stream -> streams.put(name, stream));
      }
      if (errors.isEmpty()) {
        show(streams.values(), Long.MAX_VALUE);
      }
      return errors;
    } finally {
      database.writing().unlock();
    }
  }

  private Optional<StorageError> problem(String parent, String name) {
    Optional<CreatedStream> found = find(name);
    if (found.isEmpty() || !name.startsWith(parent + "/streams/")) {
      return Optional.of(
          Refusals.detail(
              StorageErrorCode.STREAM_NOT_FOUND, name, "The stream is not found in " + parent));
    }
    CreatedStream stream = found.get();
    if (stream.type() != Type.PENDING) {
      return Optional.of(
          Refusals.detail(
              StorageErrorCode.INVALID_STREAM_TYPE,
              name,
              "Only PENDING streams can be committed, this one is " + stream.type()));
    }
    if (stream.committed() > 0) {
      return Optional.of(
          Refusals.detail(
              StorageErrorCode.STREAM_ALREADY_COMMITTED, name, "The stream is committed already"));
    }
    if (!stream.finalized()) {
      return Optional.of(
          Refusals.detail(
              StorageErrorCode.INVALID_STREAM_STATE, name, "The stream is not finalized"));
    }
    return Optional.empty();
  }

  private void show(Collection<CreatedStream> streams, long until) throws SQLException {
    var shown = new ArrayList<CreatedStream>();
    change(
        connection -> {
          for (CreatedStream stream : streams) {
            shown.add(show(connection, stream, until));
            metadata.changed(stream.table());
            metadata.changed(stream.stageName());
          }
        });
    shown.forEach(stream -> byName.put(stream.name(), stream));
  }

  private CreatedStream show(Connection connection, CreatedStream stream, long until)
      throws SQLException {
    TableEntry table = metadata.requireTable(stream.table());
    StreamTables.show(connection, stream, table, Math.min(until, stream.rows()));
    CreatedStream after =
        stream.type() == Type.PENDING ? stream.committed(clock.millis()) : stream.flushed(until);
    if (stream.type() == Type.PENDING) {
      StreamTables.dropStage(connection, stream);
    }
    StreamTables.update(connection, after);
    return after;
  }

  CreatedStream require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                Refusals.of(
                    Status.NOT_FOUND,
                    StorageErrorCode.STREAM_NOT_FOUND,
                    name,
                    "Requested entity was not found"));
  }

  /** Streams grew in a transaction of appends, which stores that, too. */
  void store(Connection connection, Collection<CreatedStream> grown) throws SQLException {
    for (CreatedStream stream : grown) {
      StreamTables.update(connection, stream);
    }
  }

  /** That transaction was committed. */
  void stored(Collection<CreatedStream> grown) {
    grown.forEach(stream -> byName.put(stream.name(), stream));
  }

  private void change(Metadata.Preparation work) throws SQLException {
    database.write(
        connection -> {
          work.on(connection);
          return connection;
        });
  }
}
