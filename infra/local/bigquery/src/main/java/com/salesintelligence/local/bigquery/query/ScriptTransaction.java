package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.script.Step;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** BEGIN, COMMIT and ROLLBACK TRANSACTION of one script, in the script's own thread. */
final class ScriptTransaction {

  private final Database database;
  private final Metadata metadata;
  private @Nullable Runnable undo;

  ScriptTransaction(Database database, Metadata metadata) {
    this.database = database;
    this.metadata = metadata;
  }

  void change(Step.Transaction step) {
    try {
      switch (step) {
        case BEGIN -> begin();
        case COMMIT -> end(true);
        case ROLLBACK -> end(false);
      }
    } catch (SQLException e) {
      throw ApiError.invalidQuery("Transaction is aborted: " + e.getMessage());
    }
  }

  private void begin() throws SQLException {
    if (undo != null) {
      throw ApiError.invalidQuery("Transaction is already in progress");
    }
    database.begin();
    undo = metadata.mark();
  }

  private void end(boolean commit) throws SQLException {
    Runnable before = undo;
    if (before == null) {
      throw ApiError.invalidQuery("There is no transaction in progress");
    }
    undo = null;
    try {
      database.end(commit);
    } finally {
      if (!commit) {
        before.run();
      }
    }
  }

  /** A script that ends within its transaction has failed. */
  void requireNone() {
    if (undo != null) {
      throw ApiError.invalidQuery("Transaction was not committed at the end of the script");
    }
  }

  /** Rolls back what is open. */
  void close() {
    if (undo != null) {
      change(Step.Transaction.ROLLBACK);
    }
  }
}
