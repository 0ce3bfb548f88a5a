package com.salesintelligence.local.googlesql;

/**
 * A statement that BigQuery would refuse, in BigQuery's words, or that this translator does not
 * know.
 */
public final class SqlError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** BigQuery's {@code reason} of the error. */
  public enum Kind {
    INVALID_QUERY("invalidQuery"),
    NOT_FOUND("notFound"),
    NOT_SUPPORTED("notImplemented");

    private final String reason;

    Kind(String reason) {
      this.reason = reason;
    }

    public String reason() {
      return reason;
    }
  }

  private final Kind kind;

  private SqlError(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** A statement that is wrong; the message ends with {@code at [line:column]} where known. */
  public static SqlError invalid(String message) {
    return new SqlError(Kind.INVALID_QUERY, message);
  }

  /** A table or dataset that does not exist. */
  public static SqlError notFound(String message) {
    return new SqlError(Kind.NOT_FOUND, message);
  }

  /** A construct that GoogleSQL has and this translator does not. */
  public static SqlError unsupported(String construct) {
    return new SqlError(
        Kind.NOT_SUPPORTED, construct + " is not supported by the embedded BigQuery");
  }

  public Kind kind() {
    return kind;
  }

  /** As BigQuery's errors give it: invalidQuery, notFound or notImplemented. */
  public String reason() {
    return kind.reason();
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
