package com.salesintelligence.warehouse;

import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.StandardSQLTypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which types the parameters of a query may have. */
final class ParameterTypes {

  private static final Pattern PARAMETER = Pattern.compile("@(\\w+)");
  private static final Pattern DECLARATION = Pattern.compile("--\\s*@(\\w+)\\s+([A-Z0-9<>]+)");
  private static final Pattern NOISE = Pattern.compile("--[^\\n]*|'(?:[^'\\\\]|\\\\.)*'");
  private static final List<String> SCALARS =
      List.of("STRING", "INT64", "TIMESTAMP", "DATE", "FLOAT64", "BOOL", "NUMERIC");
  private static final int MOST = 3_000;

  private ParameterTypes() {}

  /** Combinations of types, the likely ones first. */
  static List<Map<String, String>> candidates(String sql) {
    Map<String, String> declared = new LinkedHashMap<>();
    Matcher declarations = DECLARATION.matcher(sql);
    while (declarations.find()) {
      declared.put(declarations.group(1), declarations.group(2));
    }
    String code = NOISE.matcher(sql).replaceAll(" ");
    Set<String> names = new LinkedHashSet<>();
    Matcher parameters = PARAMETER.matcher(code);
    while (parameters.find()) {
      names.add(parameters.group(1));
    }
    List<Map<String, String>> combinations = List.of(Map.of());
    for (String name : names) {
      combinations = extend(combinations, name, types(name, code, declared));
    }
    return combinations.subList(0, Math.min(MOST, combinations.size()));
  }

  private static List<String> types(String name, String code, Map<String, String> declared) {
    if (declared.containsKey(name)) {
      return List.of(declared.get(name));
    }
    boolean array = Pattern.compile("(?i)UNNEST\\(\\s*@" + name + "\\b").matcher(code).find();
    return array ? SCALARS.stream().map(type -> "ARRAY<" + type + ">").toList() : SCALARS;
  }

  private static List<Map<String, String>> extend(
      List<Map<String, String>> combinations, String name, List<String> types) {
    var extended = new ArrayList<Map<String, String>>();
    for (Map<String, String> combination : combinations) {
      for (String type : types) {
        var more = new LinkedHashMap<>(combination);
        more.put(name, type);
        extended.add(more);
      }
    }
    return extended;
  }

  static QueryParameterValue sample(String type) {
    if (type.startsWith("ARRAY<")) {
      return QueryParameterValue.newBuilder()
          .setType(StandardSQLTypeName.ARRAY)
          .setArrayType(StandardSQLTypeName.valueOf(type.substring(6, type.length() - 1)))
          .setArrayValues(List.of())
          .build();
    }
    return QueryParameterValue.of(null, StandardSQLTypeName.valueOf(type));
  }

  /** Of the errors of all trials: one that does not come from a wrong guess, if there is one. */
  static String mostTelling(List<BigQueryException> errors) {
    return errors.stream()
        .map(error -> String.valueOf(error.getMessage()))
        .filter(message -> !message.contains("No matching signature"))
        .findFirst()
        .orElseGet(() -> String.valueOf(errors.getFirst().getMessage()));
  }
}
