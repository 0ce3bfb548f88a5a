package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.FunctionArgumentType;
import com.google.zetasql.FunctionSignature;
import com.google.zetasql.ZetaSQLFunctions.FunctionEnums.ProcedureArgumentMode;
import com.google.zetasql.ZetaSQLFunctions.SignatureArgumentKind;
import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateScope;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateFunctionStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateProcedureStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableFunctionStmt;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.Routine;
import com.salesintelligence.local.googlesql.Routine.Argument;
import com.salesintelligence.local.googlesql.Routine.Kind;
import com.salesintelligence.local.googlesql.Routine.Mode;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement.CreateRoutine;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE FUNCTION, CREATE TABLE FUNCTION and CREATE PROCEDURE. */
final class Routines {
  private final QueryOptions options;

  Routines(QueryOptions options) {
    this.options = options;
  }

  CreateRoutine function(ResolvedCreateFunctionStmt stmt) {
    refuseLanguage("CREATE FUNCTION", stmt.getLanguage());
    if (stmt.getIsAggregate()) {
      throw SqlError.unsupported("CREATE AGGREGATE FUNCTION");
    }
    if (stmt.getIsRemote() || stmt.getConnection() != null) {
      throw SqlError.unsupported("A remote function");
    }
    String result =
        stmt.getHasExplicitReturnType() ? ZetaTypes.fromZeta(stmt.getReturnType()).googleSql() : "";
    boolean temporary = stmt.getCreateScope() != CreateScope.CREATE_DEFAULT_SCOPE;
    return create(
        temporary ? "CREATE_TEMPORARY_FUNCTION" : "CREATE_FUNCTION",
        stmt,
        new Routine(
            Kind.SCALAR_FUNCTION,
            arguments(stmt.getArgumentNameList(), stmt.getSignature()),
            result,
            stmt.getCode()));
  }

  CreateRoutine tableFunction(ResolvedCreateTableFunctionStmt stmt) {
    refuseLanguage("CREATE TABLE FUNCTION", stmt.getLanguage());
    return create(
        "CREATE_TABLE_FUNCTION",
        stmt,
        new Routine(
            Kind.TABLE_VALUED_FUNCTION,
            arguments(stmt.getArgumentNameList(), stmt.getSignature()),
            "",
            stmt.getCode()));
  }

  CreateRoutine procedure(ResolvedCreateProcedureStmt stmt) {
    refuseLanguage("CREATE PROCEDURE", stmt.getLanguage());
    return create(
        "CREATE_PROCEDURE",
        stmt,
        new Routine(
            Kind.PROCEDURE,
            arguments(stmt.getArgumentNameList(), stmt.getSignature()),
            "",
            stmt.getProcedureBody()));
  }

  private CreateRoutine create(String type, ResolvedCreateStatement stmt, Routine routine) {
    return new CreateRoutine(
        type, Definitions.name(stmt, options), routine, Definitions.ifTaken(stmt));
  }

  private static List<Argument> arguments(List<String> names, FunctionSignature signature) {
    var arguments = new ArrayList<Argument>();
    for (int i = 0; i < names.size(); i++) {
      FunctionArgumentType argument = signature.getFunctionArgumentList().get(i);
      if (argument.getKind() == SignatureArgumentKind.ARG_TYPE_RELATION) {
        throw SqlError.unsupported("A table as argument of a table function");
      }
      boolean any = argument.getType() == null;
      arguments.add(
          new Argument(
              names.get(i),
              any ? "" : ZetaTypes.fromZeta(argument.getType()).googleSql(),
              mode(argument.getOptions().getProcedureArgumentMode())));
    }
    return arguments;
  }

  private static Mode mode(@Nullable ProcedureArgumentMode mode) {
    return switch (mode) {
      case null -> Mode.IN;
      case OUT -> Mode.OUT;
      case INOUT -> Mode.INOUT;
      default -> Mode.IN;
    };
  }

  private static void refuseLanguage(String statement, String language) {
    if (!language.isEmpty() && !language.equalsIgnoreCase("SQL")) {
      throw SqlError.unsupported(statement + " … LANGUAGE " + language);
    }
  }
}
