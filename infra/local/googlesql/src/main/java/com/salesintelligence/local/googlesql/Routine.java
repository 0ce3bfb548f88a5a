package com.salesintelligence.local.googlesql;

import java.util.List;

/**
 * A function, table function or procedure that is written in SQL.
 *
 * @param result the declared type of the result; empty where the body tells it
 * @param body the expression, the query, or the statements between BEGIN and END
 */
public record Routine(Kind kind, List<Argument> arguments, String result, String body) {
  public Routine {
    arguments = List.copyOf(arguments);
  }

  /** What a routine is. */
  public enum Kind {
    SCALAR_FUNCTION,
    TABLE_VALUED_FUNCTION,
    PROCEDURE
  }

  /** How a procedure's argument travels. */
  public enum Mode {
    IN,
    OUT,
    INOUT
  }

  /**
   * An argument.
   *
   * @param type as GoogleSQL writes it; empty for ANY TYPE
   */
  public record Argument(String name, String type, Mode mode) {}
}
