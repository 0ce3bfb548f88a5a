package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.SqlType.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A script's variables: one frame for each block, and those of the system. */
final class ScriptVariables {

  private static final List<String> TEXTS =
      List.of(
          "@@project_id",
          "@@dataset_id",
          "@@dataset_project_id",
          "@@time_zone",
          "@@query_label",
          "@@script.job_id",
          "@@error.message",
          "@@error.statement_text",
          "@@error.formatted_stack_trace");

  private final Deque<Map<String, Variable>> frames = new ArrayDeque<>();
  private final Map<String, Variable> system;

  /** A variable's value, as {@link QueryCall.Parameter} has it. */
  record Variable(String name, SqlType type, @Nullable Object value) {}

  ScriptVariables() {
    this(new LinkedHashMap<>());
    TEXTS.forEach(name -> system.put(name, new Variable(name, Scalar.STRING, null)));
    system.put("@@row_count", new Variable("@@row_count", Scalar.INT64, null));
    system("@@time_zone", "UTC");
  }

  private ScriptVariables(Map<String, Variable> system) {
    this.system = system;
    frames.push(new LinkedHashMap<>());
  }

  /** The system's variables of a statement outside of scripts. */
  static List<QueryCall.Parameter> outsideOfScripts(QueryCall call) {
    var variables = new ScriptVariables();
    variables.of(call);
    return variables.systemParameters();
  }

  /** What a call says of its surroundings. */
  void of(QueryCall call) {
    system("@@project_id", call.project());
    system("@@dataset_id", call.defaultDataset());
    system("@@dataset_project_id", call.defaultProject());
  }

  /** A procedure sees nothing but its arguments and the system's variables. */
  ScriptVariables forProcedure() {
    return new ScriptVariables(system);
  }

  /** A type without length or precision, which variables do not keep. */
  static String bare(String type) {
    return type.replaceAll("\\([^)]*\\)", "");
  }

  /** Returns the number of frames. */
  int open() {
    frames.push(new LinkedHashMap<>());
    return frames.size();
  }

  void close() {
    frames.pop();
  }

  void closeTo(int count) {
    while (frames.size() > count) {
      frames.pop();
    }
  }

  void declare(String name, SqlType type, @Nullable Object value) {
    String key = key(name);
    if (frames.stream().anyMatch(frame -> frame.containsKey(key))) {
      throw ApiError.invalidQuery("Variable '" + name + "' redeclaration");
    }
    frames.getFirst().put(key, new Variable(name, type, value));
  }

  void set(String name, @Nullable Object value) {
    frame(name)
        .computeIfPresent(key(name), (k, old) -> new Variable(old.name(), old.type(), value));
  }

  /** The value must be of the variable's very type. */
  void assign(String name, SqlType type, @Nullable Object value) {
    SqlType wanted = type(name);
    boolean widened = wanted == Scalar.FLOAT64 && type == Scalar.INT64;
    if (value != null && !fits(type, wanted) && !widened) {
      throw ApiError.invalidQuery(
          "Cannot assign a value of type %s to variable %s of type %s"
              .formatted(type.googleSql(), name, wanted.googleSql()));
    }
    set(name, value);
  }

  /** Whether types are the same but for the names of fields. */
  static boolean fits(SqlType type, SqlType wanted) {
    return switch (type) {
      case SqlType.Scalar scalar -> scalar == wanted;
      case SqlType.Array(SqlType element) ->
          wanted instanceof SqlType.Array(SqlType other) && fits(element, other);
      case SqlType.Struct(List<SqlType.Field> fields) ->
          wanted instanceof SqlType.Struct(List<SqlType.Field> others)
              && fields.size() == others.size()
              && IntStream.range(0, fields.size())
                  .allMatch(i -> fits(fields.get(i).type(), others.get(i).type()));
    };
  }

  SqlType type(String name) {
    return get(name).type();
  }

  Variable get(String name) {
    return name.startsWith("@@")
        ? system.getOrDefault(name, new Variable(name, Scalar.STRING, null))
        : frame(name).getOrDefault(key(name), new Variable(name, Scalar.STRING, null));
  }

  private Map<String, Variable> frame(String name) {
    String key = key(name);
    return frames.stream()
        .filter(frame -> frame.containsKey(key))
        .findFirst()
        .orElseThrow(() -> ApiError.invalidQuery("Undeclared variable: " + name));
  }

  void system(String name, @Nullable Object value) {
    SqlType type = name.equals("@@row_count") ? Scalar.INT64 : Scalar.STRING;
    system.put(name, new Variable(name, type, value));
  }

  /** What is known of the error that is being handled. */
  Map<String, Variable> error() {
    var error = new HashMap<String, Variable>();
    system.forEach(
        (name, variable) -> {
          if (name.startsWith("@@error.")) {
            error.put(name, variable);
          }
        });
    return error;
  }

  void restore(Map<String, Variable> error) {
    system.putAll(error);
  }

  List<QueryCall.Parameter> systemParameters() {
    return system.values().stream()
        .map(v -> new QueryCall.Parameter(v.name(), v.type(), v.value()))
        .toList();
  }

  /** All that a statement may name. */
  List<QueryCall.Parameter> parameters() {
    var parameters = new ArrayList<QueryCall.Parameter>();
    frames.forEach(
        frame ->
            frame
                .values()
                .forEach(
                    v -> parameters.add(new QueryCall.Parameter(v.name(), v.type(), v.value()))));
    parameters.addAll(systemParameters());
    return parameters;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
