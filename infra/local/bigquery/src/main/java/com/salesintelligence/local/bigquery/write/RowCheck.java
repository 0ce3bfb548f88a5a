package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.bigquery.catalog.TableEntry;
import java.nio.charset.StandardCharsets;

/** Checks a row as a whole, before anything of its request is stored. */
final class RowCheck {

  /** What a row wants to be done. */
  enum Change {
    INSERT,
    UPSERT,
    DELETE
  }

  private RowCheck() {}

  /**
   * @throws BadValue where the table cannot hold the row
   */
  static Change check(RowFormat format, RowCursor row, ChangeSequence sequence, Filling filling) {
    Change change = change(format, row);
    sequence.read(format, row);
    for (int slot : change == Change.DELETE ? format.key() : format.required()) {
      if (!row.has(slot) && (format.isKey(slot) || !filling.fills(slot))) {
        throw new BadValue("Field " + format.column(slot) + " is required but has no value");
      }
    }
    for (int slot = 0; slot < format.changeTypeSlot(); slot++) {
      FieldPlan field = format.field(slot);
      if (field != null && row.has(slot)) {
        check(field, row, format.column(slot));
      }
    }
    return change;
  }

  private static void check(FieldPlan field, RowCursor row, String column) {
    Conversion conversion = field.conversion();
    try {
      if (field.repeated()) {
        for (int i = 0; i < row.count(field.slot()); i++) {
          conversion.check(row.bytes(), row.element(field.slot(), i));
        }
      } else {
        conversion.check(row.bytes(), row.value(field.slot()));
      }
    } catch (BadValue e) {
      throw new BadValue(e.getMessage() + " on field " + column + ".");
    }
  }

  static Change change(RowFormat format, RowCursor row) {
    int slot = format.changeTypeSlot();
    if (!row.has(slot)) {
      return Change.INSERT;
    }
    long raw = row.value(slot);
    int start = WireReader.start(raw);
    int length = WireReader.length(raw);
    TableEntry table = format.table();
    if (length == 6 && matches(row.bytes(), start, Change.INSERT.name())) {
      return Change.INSERT;
    }
    if (length == 6 && table.isKeyed()) {
      byte first = row.bytes()[start];
      Change change = first == 'U' ? Change.UPSERT : Change.DELETE;
      if (matches(row.bytes(), start, change.name())) {
        return change;
      }
    }
    String text = new String(row.bytes(), start, length, StandardCharsets.UTF_8);
    throw new BadValue(
        table.isKeyed()
            ? "Invalid _CHANGE_TYPE: " + text + " is neither INSERT, UPSERT nor DELETE"
            : text + " is not a valid CHANGE_TYPE in insert mode: the table has no primary key");
  }

  private static boolean matches(byte[] bytes, int start, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (bytes[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
