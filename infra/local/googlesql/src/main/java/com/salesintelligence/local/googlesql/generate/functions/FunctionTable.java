package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Which DuckDB expression stands for which signature of which function. */
public final class FunctionTable {
  private static final FunctionTable ALL = new FunctionTable();

  private final Map<String, Writer> writers = new HashMap<>();

  /** Writes one call. */
  interface Writer {
    String write(Call call);
  }

  private FunctionTable() {
    List<Consumer<FunctionTable>> families =
        List.of(
            Comparisons::addTo,
            Conditions::addTo,
            Arithmetic::addTo,
            Strings::addTo,
            Patterns::addTo,
            Bytes::addTo,
            Dates::addTo,
            DateParts::addTo,
            DateFormats::addTo,
            Arrays::addTo,
            Json::addTo,
            Sketches::addTo);
    families.forEach(family -> family.accept(this));
  }

  /** The DuckDB expression of a call. */
  public static String write(Call call) {
    Writer writer = ALL.writers.get(call.name() + "(" + call.signature() + ")");
    if (writer == null) {
      writer = ALL.writers.get(call.name() + "(*)");
    }
    if (writer == null) {
      throw call.unsupported();
    }
    return writer.write(call);
  }

  /** Whether two values of these types are equal: NULL where that is not known. */
  public static String equal(String a, Type typeA, String b, Type typeB) {
    return Structs.equal(a, typeA, b, typeB);
  }

  /**
   * Adds signatures.
   *
   * @param signatures a name with its argument types as {@link TypeLetters}, {@code concat(SS)};
   *     several are parted by spaces; {@code (*)} takes any arguments
   * @param template the DuckDB expression, the arguments being {@code {0}}, {@code {1}} …
   */
  void add(String signatures, String template) {
    add(signatures, call -> fill(template, call.arguments()));
  }

  void add(String signatures, Writer writer) {
    for (String signature : signatures.split(" ")) {
      if (writers.put(signature, writer) != null) {
        throw new IllegalStateException("Twice in the tables of functions: " + signature);
      }
    }
  }

  static String fill(String template, List<String> arguments) {
    var result = new StringBuilder();
    int at = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
      int close = template.indexOf('}', open);
      result.append(template, at, open);
      result.append(arguments.get(Integer.parseInt(template.substring(open + 1, close))));
      at = close + 1;
    }
    return result.append(template, at, template.length()).toString();
  }
}
