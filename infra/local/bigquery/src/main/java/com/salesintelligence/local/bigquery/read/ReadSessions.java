package com.salesintelligence.local.bigquery.read;

import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.cloud.bigquery.storage.v1.ReadSession.TableReadOptions;
import com.google.cloud.bigquery.storage.v1.ReadStream;
import com.google.protobuf.Timestamp;
import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.query.Selections;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.Statement;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions to read tables; one that nobody uses ends after ten minutes. */
public final class ReadSessions implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReadSessions.class);
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final int MAX_SESSIONS = 50;
  private static final int MAX_STREAMS = 8;
  private static final long ROWS_PER_STREAM = 1_000;
  private static final Pattern PARENT = Pattern.compile("projects/([^/]+)");
  private static final Pattern TABLE =
      Pattern.compile("projects/([^/]+)/datasets/([^/]+)/tables/([^/]+)");

  private final Database database;
  private final Metadata metadata;
  private final Selections selections;
  private final InstantSource clock;
  private final Map<String, OpenSession> open = new ConcurrentHashMap<>();

  public ReadSessions(
      Database database, Metadata metadata, Selections selections, InstantSource clock) {
    this.database = database;
    this.metadata = metadata;
    this.selections = selections;
    this.clock = clock;
  }

  ReadSession create(CreateReadSessionRequest request) throws SQLException {
    endIdle();
    ReadSession wanted = request.getReadSession();
    refuseUnknown(request, wanted);
    TableEntry table = table(wanted.getTable());
    TableReadOptions options = wanted.getReadOptions();
    Statement.Query query =
        selections.select(table, options.getSelectedFieldsList(), options.getRowRestriction());
    RowFormat format = RowFormat.of(wanted, query.columns());
    Snapshot snapshot = Snapshot.open(database, query);
    String name =
        "%s/locations/%s/sessions/%s"
            .formatted(
                request.getParent(),
                table.resource().path("location").asString("US").toLowerCase(java.util.Locale.ROOT),
                UUID.randomUUID());
    ReadSession.Builder session =
        wanted.toBuilder()
            .setName(name)
            .setExpireTime(time(clock.millis() + IDLE.toMillis()))
            .setEstimatedRowCount(snapshot.count());
    format.describe(session);
    var opened = new OpenSession(session.build(), snapshot, format, clock.millis());
    addStreams(opened, session, streams(request, snapshot.count()));
    open.put(name, opened);
    return session.build();
  }

  private static void refuseUnknown(CreateReadSessionRequest request, ReadSession wanted) {
    if (!PARENT.matcher(request.getParent()).matches()) {
      throw ApiError.invalid("Invalid parent: '" + request.getParent() + "'");
    }
    if (request.getMaxStreamCount() < 0 || request.getPreferredMinStreamCount() < 0) {
      throw ApiError.invalid("The number of streams must not be negative");
    }
    if (wanted.getDataFormat() != DataFormat.ARROW && wanted.getDataFormat() != DataFormat.AVRO) {
      throw ApiError.invalid("A session needs a data format: ARROW or AVRO");
    }
    if (wanted.getTableModifiers().hasSnapshotTime()) {
      throw ApiError.unsupported("TableModifiers.snapshot_time");
    }
    TableReadOptions options = wanted.getReadOptions();
    if (options.getSamplePercentage() != 0) {
      throw ApiError.unsupported("TableReadOptions.sample_percentage");
    }
    if (options.getResponseCompressionCodecValue() > 1
        || options.getArrowSerializationOptions().getBufferCompressionValue() != 0) {
      throw ApiError.unsupported("Compression of the Storage Read API");
    }
    if (!options.getArrowSerializationOptions().getUnknownFields().asMap().isEmpty()) {
      throw ApiError.unsupported("ArrowSerializationOptions.format of v1beta2");
    }
    if (options.getAvroSerializationOptions().getEnableDisplayNameAttribute()) {
      throw ApiError.unsupported("AvroSerializationOptions.enable_display_name_attribute");
    }
  }

  private TableEntry table(String text) {
    Matcher match = TABLE.matcher(text);
    if (!match.matches()) {
      throw ApiError.invalid("Invalid table name: '" + text + "'");
    }
    TableEntry table =
        metadata.requireTable(new TableName(match.group(1), match.group(2), match.group(3)));
    if (table.isView()) {
      throw ApiError.invalid(
          "non-table entities cannot be read with the storage API: " + table.name());
    }
    return table;
  }

  /** As many as are wanted, but for small tables; none for an empty one. */
  private static int streams(CreateReadSessionRequest request, long rows) {
    int most = request.getMaxStreamCount() == 0 ? 1 : request.getMaxStreamCount();
    long wanted = Math.max(most, request.getPreferredMinStreamCount());
    long useful = (rows + ROWS_PER_STREAM - 1) / ROWS_PER_STREAM;
    return (int) Math.min(Math.min(wanted, useful), MAX_STREAMS);
  }

  private static void addStreams(OpenSession opened, ReadSession.Builder session, int count) {
    long rows = opened.snapshot().count();
    for (int i = 0; i < count; i++) {
      var range = new OpenSession.Range(rows * i / count, rows * (i + 1) / count);
      session.addStreams(ReadStream.newBuilder().setName(opened.add(range)));
    }
  }

  /** The session that a stream belongs to, if it is still open. */
  Optional<OpenSession> ofStream(String stream) {
    int end = stream.indexOf("/streams/");
    Optional<OpenSession> session =
        end < 0 ? Optional.empty() : Optional.ofNullable(open.get(stream.substring(0, end)));
    session.ifPresent(found -> found.use(clock.millis()));
    return session.filter(found -> found.range(stream).isPresent());
  }

  private void endIdle() {
    long oldest = clock.millis() - IDLE.toMillis();
    List<OpenSession> byAge =
        open.values().stream().sorted(Comparator.comparingLong(OpenSession::usedAt)).toList();
    int tooMany = Math.max(0, byAge.size() - MAX_SESSIONS + 1);
    for (int i = 0; i < byAge.size(); i++) {
      if (i < tooMany || byAge.get(i).usedAt() < oldest) {
        end(byAge.get(i));
      }
    }
  }

  private void end(OpenSession session) {
    open.remove(session.name());
    try {
      session.snapshot().close();
    } catch (SQLException e) {
      LOG.debug("A read session did not close: {}", e.getMessage());
    }
  }

  private static Timestamp time(long millis) {
    return Timestamp.newBuilder().setSeconds(millis / 1_000).build();
  }

  @Override
  public void close() {
    List.copyOf(open.values()).forEach(this::end);
  }
}
