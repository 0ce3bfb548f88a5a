package com.salesintelligence.local.googlesql.translations;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Translations as a JSON file that people can compare line by line. */
public final class TranslationFile {
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private static final String COLUMNS = "columns";
  private static final String TYPE = "type";
  private static final String TARGET = "target";

  private TranslationFile() {}

  /** In the order of their origins. */
  public static String write(List<KnownStatement> statements) {
    var all = new JsonArray();
    statements.stream()
        .sorted(
            Comparator.comparing(KnownStatement::origin)
                .thenComparing(KnownStatement::hash)
                .thenComparing(KnownStatement::sql))
        .map(TranslationFile::write)
        .forEach(all::add);
    return PRETTY.toJson(all) + "\n";
  }

  private static JsonObject write(KnownStatement statement) {
    var json = new JsonObject();
    json.addProperty("origin", statement.origin());
    json.addProperty("hash", statement.hash());
    json.add("parameters", PRETTY.toJsonTree(statement.parameters()));
    json.add("bound", PRETTY.toJsonTree(statement.bound()));
    json.add("tables", PRETTY.toJsonTree(statement.shapes()));
    switch (statement.effect()) {
      case Effect.Rows rows -> {
        var columns = new JsonObject();
        rows.columns().forEach(c -> columns.addProperty(c.name(), c.type().googleSql()));
        json.add(COLUMNS, columns);
      }
      case Effect.Change change -> {
        json.addProperty(TYPE, change.type());
        json.addProperty(TARGET, change.target());
      }
    }
    json.addProperty("sql", statement.sql());
    return json;
  }

  public static List<KnownStatement> read(Reader text) {
    var statements = new ArrayList<KnownStatement>();
    for (JsonElement each : JsonParser.parseReader(text).getAsJsonArray()) {
      statements.add(statement(each.getAsJsonObject()));
    }
    return statements;
  }

  private static KnownStatement statement(JsonObject json) {
    return new KnownStatement(
        json.get("origin").getAsString(),
        json.get("hash").getAsString(),
        texts(json.getAsJsonObject("parameters")),
        json.get("sql").getAsString(),
        json.getAsJsonArray("bound").asList().stream().map(JsonElement::getAsString).toList(),
        effect(json),
        texts(json.getAsJsonObject("tables")));
  }

  private static Effect effect(JsonObject json) {
    return json.has(COLUMNS)
        ? new Effect.Rows(
            json.getAsJsonObject(COLUMNS).entrySet().stream()
                .map(e -> ColumnSchema.of(e.getKey(), SqlType.parse(e.getValue().getAsString())))
                .toList())
        : new Effect.Change(json.get(TYPE).getAsString(), json.get(TARGET).getAsString());
  }

  private static Map<String, String> texts(JsonObject json) {
    var texts = new TreeMap<String, String>();
    json.entrySet().forEach(e -> texts.put(e.getKey(), e.getValue().getAsString()));
    return texts;
  }

  static List<KnownStatement> readAll(String resource) {
    var statements = new ArrayList<KnownStatement>();
    try {
      ClassLoader loader = TranslationFile.class.getClassLoader();
      for (URL url : Collections.list(loader.getResources(resource))) {
        try (var in = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
          statements.addAll(read(in));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The translations " + resource + " cannot be read", e);
    }
    return statements;
  }
}
