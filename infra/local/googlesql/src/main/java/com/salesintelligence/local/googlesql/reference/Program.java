package com.salesintelligence.local.googlesql.reference;

import com.salesintelligence.local.googlesql.SqlType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An expression of GoogleSQL over arguments named {@code a0}, {@code a1} …
 *
 * @param constant whether the arguments are parameters ({@code @a0}), not columns
 */
public record Program(String expression, List<SqlType> arguments, boolean constant) {
  private static final String SEPARATOR = "|";

  public Program {
    arguments = List.copyOf(arguments);
  }

  public static String name(int argument) {
    return "a" + argument;
  }

  /** The program as one text, which goes into SQL. */
  public String text() {
    String types = arguments.stream().map(SqlType::googleSql).collect(Collectors.joining(";"));
    return (constant ? "C" : "R") + types + SEPARATOR + expression;
  }

  static Program parse(String text) {
    int end = text.indexOf(SEPARATOR);
    String types = text.substring(1, end);
    var arguments =
        types.isEmpty()
            ? List.<SqlType>of()
            : Arrays.stream(types.split(";")).map(SqlType::parse).toList();
    return new Program(text.substring(end + 1), arguments, text.startsWith("C"));
  }
}
