package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.Routine;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.TableName;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function or procedure written in SQL.
 *
 * @param name the routine's name stands in place of a table's
 * @param resource as the REST API gives it
 */
public record RoutineEntry(TableName name, ObjectNode resource, Routine routine) {

  public static RoutineEntry of(TableName name, Routine routine) {
    ObjectNode resource = Json.object();
    resource
        .putObject("routineReference")
        .put("projectId", name.project())
        .put("datasetId", name.dataset())
        .put("routineId", name.table());
    resource.put("routineType", routine.kind().name()).put("language", "SQL");
    ArrayNode arguments = resource.putArray("arguments");
    for (Routine.Argument argument : routine.arguments()) {
      ObjectNode node = arguments.addObject().put("name", argument.name());
      if (routine.kind() == Routine.Kind.PROCEDURE) {
        node.put("mode", argument.mode().name());
      }
      if (argument.type().isEmpty()) {
        node.put("argumentKind", "ANY_TYPE");
      } else {
        node.set("dataType", type(SqlType.parse(argument.type())));
      }
    }
    if (!routine.result().isEmpty()) {
      resource.set("returnType", type(SqlType.parse(routine.result())));
    }
    resource.put("definitionBody", routine.body());
    resource.put(
        "selfLink",
        Resources.link(
            "projects", name.project(), "datasets", name.dataset(), "routines", name.table()));
    return new RoutineEntry(
        name, Resources.stamp(resource, "bigquery#routine", name.toString()), routine);
  }

  /** From a resource that the REST API was given, or that was stored. */
  public static RoutineEntry of(TableName name, ObjectNode resource) {
    if (!Json.text(resource, "language").isEmpty()
        && !Json.text(resource, "language").equals("SQL")) {
      throw ApiError.unsupported("A routine in " + Json.text(resource, "language"));
    }
    var arguments = new ArrayList<Routine.Argument>();
    for (JsonNode argument : resource.path("arguments")) {
      boolean any = Json.text(argument, "argumentKind").equals("ANY_TYPE");
      String mode = Json.text(argument, "mode");
      arguments.add(
          new Routine.Argument(
              Json.text(argument, "name"),
              any ? "" : type(argument.path("dataType")).googleSql(),
              mode.isEmpty() || mode.equals("MODE_UNSPECIFIED")
                  ? Routine.Mode.IN
                  : Routine.Mode.valueOf(mode)));
    }
    String result = resource.has("returnType") ? type(resource.path("returnType")).googleSql() : "";
    var routine =
        new Routine(
            kind(Json.text(resource, "routineType")),
            arguments,
            result,
            Json.text(resource, "definitionBody"));
    return new RoutineEntry(name, resource, routine);
  }

  private static Routine.Kind kind(String type) {
    try {
      return Routine.Kind.valueOf(type);
    } catch (IllegalArgumentException e) {
      throw ApiError.unsupported("Routine type " + type);
    }
  }

  private static ObjectNode type(SqlType type) {
    ObjectNode node = Json.object();
    switch (type) {
      case SqlType.Array array ->
          node.put("typeKind", "ARRAY").set("arrayElementType", type(array.element()));
      case SqlType.Struct struct -> {
        ArrayNode fields =
            node.put("typeKind", "STRUCT").putObject("structType").putArray("fields");
        struct
            .fields()
            .forEach(f -> fields.addObject().put("name", f.name()).set("type", type(f.type())));
      }
      case SqlType.Scalar scalar when scalar.isRange() ->
          node.put("typeKind", "RANGE").set("rangeElementType", type(scalar.bound()));
      case SqlType.Scalar scalar -> node.put("typeKind", scalar.name());
    }
    return node;
  }

  private static SqlType type(JsonNode node) {
    return switch (Json.text(node, "typeKind")) {
      case "ARRAY" -> SqlType.arrayOf(type(node.path("arrayElementType")));
      case "STRUCT" -> {
        var fields = new ArrayList<SqlType.Field>();
        for (JsonNode field : node.path("structType").path("fields")) {
          fields.add(new SqlType.Field(Json.text(field, "name"), type(field.path("type"))));
        }
        yield new SqlType.Struct(fields);
      }
      case "RANGE" ->
          SqlType.parse("RANGE<" + type(node.path("rangeElementType")).googleSql() + ">");
      default -> SqlType.parse(Json.text(node, "typeKind"));
    };
  }
}
