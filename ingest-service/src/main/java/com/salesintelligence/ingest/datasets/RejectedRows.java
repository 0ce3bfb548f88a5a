package com.salesintelligence.ingest.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.datasets.RowReader.RawRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the rejected rows of one file, with their reasons, into the file beside it; of very many
 * only the first. The file appears when it is whole, and goes when nothing is rejected any more.
 */
final class RejectedRows implements AutoCloseable {

  static final String SUFFIX = ".rejected.ndjson";

  private static final int MOST_WRITTEN = 100_000;

  private final Path target;
  private final Path partial;
  private final AtomicLong rows = new AtomicLong();
  private @Nullable BufferedWriter out;

  RejectedRows(Path target) {
    this.target = target;
    var name = "." + target.getFileName() + ".part";
    partial = target.resolveSibling(name);
  }

  long count() {
    return rows.get();
  }

  void add(RawRow row, Reason reason, String problem) {
    if (rows.incrementAndGet() > MOST_WRITTEN) {
      return;
    }
    var line = new LinkedHashMap<String, Object>();
    line.put("row", row.number());
    line.put("reason", reason.name());
    line.put("problem", problem);
    line.put("original", original(row));
    try {
      if (out == null) {
        Files.createDirectories(target.toAbsolutePath().getParent());
        out = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(partial), UTF_8));
      }
      out.write(JsonMapper.shared().writeValueAsString(line));
      out.newLine();
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private static String original(RawRow row) {
    boolean values = row instanceof RawRow.Read && row.original().isEmpty();
    return values ? RowReader.start(((RawRow.Read) row).values().toString()) : row.original();
  }

  @Override
  public void close() {
    try {
      if (out == null) {
        Files.deleteIfExists(target);
      } else {
        out.close();
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private SourceFailure cannotWrite(IOException e) {
    return new SourceFailure(
        Fault.SOURCE_UNAVAILABLE,
        "Rejected rows cannot be written to %s: make the folder writable, or set ingest.datasets.rejected-folder."
            .formatted(target),
        null,
        e);
  }
}
