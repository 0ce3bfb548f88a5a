package com.salesintelligence.local.googlesql;

/**
 * One column of a table or of a result.
 *
 * @param required NOT NULL (REST mode REQUIRED); a column of an array type is REPEATED
 * @param description empty where there is none
 * @param defaultValue the GoogleSQL expression after DEFAULT; empty where there is none
 * @param parameters of the type, as in {@code STRING(10)} or {@code NUMERIC(10,2)}, without the
 *     parentheses; empty where there are none
 */
public record ColumnSchema(
    String name,
    SqlType type,
    boolean required,
    String description,
    String defaultValue,
    String parameters) {

  public ColumnSchema(String name, SqlType type, boolean required, String description) {
    this(name, type, required, description, "", "");
  }

  public static ColumnSchema of(String name, SqlType type) {
    return new ColumnSchema(name, type, false, "");
  }

  public ColumnSchema withType(SqlType changed) {
    return new ColumnSchema(name, changed, required, description, defaultValue, parameters);
  }

  /** This column, unless statements cannot use it. */
  public ColumnSchema usable() {
    if (type == SqlType.Scalar.TIMESTAMP_PICOS) {
      throw SqlError.unsupported("Column " + name + " of type TIMESTAMP(12) in a statement");
    }
    return this;
  }

  /** BigQuery's REST mode: NULLABLE, REQUIRED or REPEATED. */
  public String mode() {
    if (type instanceof SqlType.Array) {
      return "REPEATED";
    }
    return required ? "REQUIRED" : "NULLABLE";
  }
}
