package com.salesintelligence.local.sandbox.own;

import com.salesintelligence.local.sandbox.gmail.Envelope;
import com.salesintelligence.local.sandbox.gmail.MailSource;
import com.salesintelligence.local.sandbox.ledger.Note;
import com.salesintelligence.local.sandbox.salesforce.Field;
import com.salesintelligence.local.sandbox.salesforce.ObjectType;
import com.salesintelligence.local.sandbox.salesforce.Times;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A folder of mails (.eml, .mbox) and of exports (Account.csv and the other objects, contacts.csv,
 * companies.csv, calls.csv), read anew at each start; what cannot be served is named and left out.
 */
public final class OwnData {
  private final Path folder;
  private final List<Path> files;
  private final Problems problems = new Problems();

  /** Takes one mail. */
  public interface Mails {
    void mail(String mailbox, MailSource source, Envelope envelope, long date);
  }

  /** Takes one record. */
  public interface Rows {
    void row(
        ObjectType type,
        String id,
        Map<String, ? extends @Nullable Object> fields,
        Optional<Instant> stamp);
  }

  /** Takes one note of another source. */
  public interface Notes {
    void note(String source, Note note);
  }

  private OwnData(Path folder, List<Path> files) {
    this.folder = folder;
    this.files = files;
  }

  public static OwnData of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "The folder of one's own data, " + folder + ", is not there: make it or leave it out");
    }
    try (var all = Files.walk(folder)) {
      return new OwnData(folder, all.filter(Files::isRegularFile).sorted().toList());
    }
  }

  /** Changes when a file comes, goes or changes. */
  public String fingerprint() throws IOException {
    var crc = new CRC32();
    for (Path file : files) {
      String line =
          folder.relativize(file) + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
      crc.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return "own-" + Long.toHexString(crc.getValue());
  }

  public List<String> problems() {
    return problems.all();
  }

  public void mails(Mails mails) throws IOException {
    var reading = new MailFiles(folder, problems, mails);
    for (Path file : files) {
      String name = file.toString();
      if (name.endsWith(".eml") || name.endsWith(".mbox")) {
        reading.read(file);
      }
    }
  }

  public void records(Rows rows) {
    for (Path file : files) {
      String name = export(file);
      var type = ObjectType.named(name);
      if (type.isPresent()) {
        Csv.read(file, problems, (line, values) -> record(file, line, type.get(), values, rows));
      } else if (!name.isEmpty() && !NoteFiles.NAMES.contains(name)) {
        problems.add(
            file,
            0,
            "no object is called so: name it Account.csv, Contact.csv, … (Salesforce), "
                + NoteFiles.NAMES
                + ".csv (HubSpot, Dialpad)");
      }
    }
  }

  /** The records of HubSpot and the calls of Dialpad. */
  public void notes(Notes notes, Instant now) {
    var reading = new NoteFiles(problems, notes, now);
    for (Path file : files) {
      if (NoteFiles.NAMES.contains(export(file))) {
        reading.read(file, export(file));
      }
    }
  }

  /** The name of an export without its ending; empty for any other file. */
  private static String export(Path file) {
    String name = file.getFileName().toString();
    return name.toLowerCase(Locale.ROOT).endsWith(".csv")
        ? name.substring(0, name.length() - 4)
        : "";
  }

  private void record(Path file, int line, ObjectType type, Map<String, String> values, Rows rows) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    for (var entry : values.entrySet()) {
      var field = type.field(entry.getKey());
      Object value = field.isEmpty() ? entry.getValue() : value(field.get(), entry.getValue());
      if (value == null) {
        problems.add(
            file,
            line,
            "'%s' is no %s of %s"
                .formatted(
                    entry.getValue(),
                    field.orElseThrow().type().name().toLowerCase(Locale.ROOT),
                    entry.getKey()));
        return;
      }
      fields.put(field.map(Field::name).orElse(entry.getKey()), value);
    }
    Object id = fields.remove("Id");
    Object stamp = fields.remove("SystemModstamp");
    boolean deleted = Boolean.TRUE.equals(fields.remove("IsDeleted"));
    if (!(id instanceof String text) || !text.startsWith(type.prefix())) {
      problems.add(file, line, "a record needs its Id, which begins with " + type.prefix());
    } else if (!deleted) {
      rows.row(type, text, fields, Optional.ofNullable(stamp instanceof Instant at ? at : null));
    }
  }

  /** Null when the text is no value of the field. */
  private static @Nullable Object value(Field field, String text) {
    return switch (field.type()) {
      case TEXT, DATE -> text;
      case BOOLEAN ->
          text.equalsIgnoreCase("true") || text.equals("1")
              ? Boolean.TRUE
              : text.equalsIgnoreCase("false") || text.equals("0") ? Boolean.FALSE : null;
      case NUMBER -> number(text);
      case DATETIME -> Times.parse(text);
    };
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
