package com.salesintelligence.local.bigquery.store;

import com.salesintelligence.local.googlesql.GoogleSql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * One DuckDB database. Readers borrow connections and never wait for a writer; writers hold the
 * write lock, so that two of them never meet in DuckDB.
 */
public final class Database implements AutoCloseable {

  /** A database of its own, in memory or spilled, for what ends with the server. */
  public static final String SCRATCH = "_scratch";

  private static final String FILE = "bigquery.duckdb";

  private final DuckDBConnection root;
  private final Folders folders;
  private final ConcurrentLinkedDeque<DuckDBConnection> idle = new ConcurrentLinkedDeque<>();
  private final ReentrantLock writing = new ReentrantLock(true);
  private final ThreadLocal<@Nullable DuckDBConnection> transaction = new ThreadLocal<>();
  private volatile boolean closed;

  private Database(DuckDBConnection root, Folders folders) {
    this.root = root;
    this.folders = folders;
  }

  /** Opens the database in a folder, or one in memory. */
  public static Database open(Optional<Path> folder, int memoryMegabytes) {
    try {
      var limits = new Properties();
      limits.setProperty("memory_limit", memoryMegabytes + "MB");
      limits.setProperty("threads", "2");
      limits.setProperty(RowGroups.SETTING, "0");
      var root =
          (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file(folder), limits);
      Folders folders = Folders.in(folder);
      configure(root, folder, folders);
      RowGroups.decide(root);
      return new Database(root, folders);
    } catch (SQLException e) {
      throw new IllegalStateException(explain(folder, e), e);
    }
  }

  /** Where files lie that DuckDB may read and write. */
  public Folders folders() {
    return folders;
  }

  /** A connection of one's own, to be closed by its taker. */
  public DuckDBConnection connect() throws SQLException {
    return root.duplicate();
  }

  /** Starts a transaction of this thread: what it reads and writes from now on belongs to it. */
  public void begin() throws SQLException {
    writing.lock();
    DuckDBConnection connection = connect();
    connection.setAutoCommit(false);
    transaction.set(connection);
  }

  /** Ends this thread's transaction. */
  public void end(boolean commit) throws SQLException {
    DuckDBConnection connection = Objects.requireNonNull(transaction.get(), "no transaction");
    transaction.remove();
    try (connection) {
      if (commit) {
        connection.commit();
      } else {
        connection.rollback();
      }
    } finally {
      writing.unlock();
    }
  }

  /** Does something on a borrowed connection. */
  public <T> T read(Work<T> work) throws SQLException {
    DuckDBConnection own = transaction.get();
    if (own != null) {
      return work.on(own);
    }
    DuckDBConnection pooled = idle.pollFirst();
    DuckDBConnection connection = pooled == null ? connect() : pooled;
    try {
      return work.on(connection);
    } finally {
      giveBack(connection);
    }
  }

  /** Does something in a transaction while nobody else writes. */
  public <T> T write(Work<T> work) throws SQLException {
    if (transaction.get() != null) {
      return read(work);
    }
    writing.lock();
    try {
      return read(connection -> inTransaction(connection, work));
    } finally {
      writing.unlock();
    }
  }

  /** Held by whoever writes without {@link #write}. */
  public ReentrantLock writing() {
    return writing;
  }

  /** Moves what was written from the log into the file; what comes next begins new row groups. */
  public void checkpoint() throws SQLException {
    writing.lock();
    try {
      read(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.execute("CHECKPOINT");
            }
          });
    } finally {
      writing.unlock();
    }
  }

  /** The row groups of this table, and thereby those of all, are not merged any more. */
  public void keepRowGroups(String schema, String table) throws SQLException {
    write(connection -> RowGroups.keep(connection, schema, table));
  }

  private static <T> T inTransaction(DuckDBConnection connection, Work<T> work)
      throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T result = work.on(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  private void giveBack(DuckDBConnection connection) throws SQLException {
    if (closed) {
      connection.close();
    } else {
      idle.addFirst(connection);
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      closed = true;
      for (DuckDBConnection connection : idle) {
        connection.close();
      }
      root.close();
      folders.close();
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB did not close: " + e.getMessage(), e);
    } finally {
      writing.unlock();
    }
  }

  private static String file(Optional<Path> folder) {
    return folder
        .map(
            path -> {
              try {
                return Files.createDirectories(path).resolve(FILE).toString();
              } catch (IOException e) {
                throw new UncheckedIOException("The folder " + path + " cannot be made", e);
              }
            })
        .orElse("");
  }

  private static void configure(DuckDBConnection root, Optional<Path> folder, Folders folders)
      throws SQLException {
    try (Statement statement = root.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      if (folder.isPresent()) {
        statement.execute("SET checkpoint_threshold = '256MB'");
        // Finding the best compression takes seconds in which nobody can write.
        statement.execute("SET force_compression = 'uncompressed'");
      }
      statement.execute("ATTACH ':memory:' AS " + SCRATCH);
      GoogleSql.install(root);
      statement.execute("SET allowed_directories = " + folders.duckList());
      statement.execute("SET enable_external_access = false");
      statement.execute("SET allowed_configs = ['" + RowGroups.SETTING + "']");
      statement.execute("SET lock_configuration = true");
    }
  }

  private static String explain(Optional<Path> folder, SQLException e) {
    String message = String.valueOf(e.getMessage());
    String where = folder.map(Path::toString).orElse("memory");
    if (message.contains("lock")) {
      return "Another process uses the BigQuery data in %s: stop it, or choose another folder. (%s)"
          .formatted(where, message.lines().findFirst().orElse(""));
    }
    return "The BigQuery data in " + where + " cannot be opened: " + message;
  }

  /** Something done on a connection. */
  @FunctionalInterface
  public interface Work<T> {
    T on(DuckDBConnection connection) throws SQLException;
  }
}
