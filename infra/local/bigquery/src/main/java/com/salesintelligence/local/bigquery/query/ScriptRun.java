package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.query.ScriptVariables.Variable;
import com.salesintelligence.local.googlesql.Routine;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.TableName;
import com.salesintelligence.local.googlesql.script.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the steps of a script, one after the other, in one thread. */
final class ScriptRun {

  private static final int MAX_STEPS = 1_000_000;
  private static final int MAX_DEPTH = 50;

  private final QueryEngine engine;
  private final Children children;
  private final ScriptTransaction transaction;
  private final Runnable requireNotStopped;
  private QueryCall call;
  private ScriptVariables variables = new ScriptVariables();
  private Rows last = Rows.none();
  private String running;
  private int steps;
  private int depth;

  /** Runs a statement as a job of its own. */
  interface Children {
    Outcome run(QueryCall call, Step.Place place);
  }

  ScriptRun(
      QueryEngine engine,
      QueryCall call,
      ScriptTransaction transaction,
      Children children,
      Runnable requireNotStopped) {
    this.requireNotStopped = requireNotStopped;
    this.engine = engine;
    this.call = call;
    running = call.sql();
    this.transaction = transaction;
    this.children = children;
    variables.of(call);
  }

  /** What the last query of the script gave. */
  Rows run(List<Step> script) {
    try {
      all(script);
      transaction.requireNone();
      return last;
    } finally {
      transaction.close();
    }
  }

  private void count() {
    requireNotStopped.run();
    if (++steps > MAX_STEPS) {
      throw ApiError.invalidQuery("The script has run 1,000,000 steps: it may never end");
    }
  }

  private End all(List<Step> script) {
    for (Step step : script) {
      count();
      End end = one(step);
      if (end != End.Plain.NEXT) {
        return end;
      }
    }
    return End.Plain.NEXT;
  }

  private End one(Step step) {
    switch (step) {
      case Step.Sql sql -> statement(sql.text(), List.of(), variables.parameters(), sql.place());
      case Step.Declare declare -> declare(declare);
      case Step.Assign assign -> assign(assign);
      case Step.AssignSystem assign -> assignSystem(assign);
      case Step.Execute execute -> execute(execute);
      case Step.Call procedure -> call(procedure);
      case Step.Assert check -> check(check);
      case Step.Transaction change -> transaction.change(change);
      case Step.Raise raise -> throw raised(raise);
      case Step.Choose choose -> {
        return choose(choose);
      }
      case Step.Loop loop -> {
        return loop(loop);
      }
      case Step.ForEach loop -> {
        return forEach(loop);
      }
      case Step.Block block -> {
        return block(block);
      }
      case Step.Break end -> {
        return new End.Break(end.label());
      }
      case Step.Continue end -> {
        return new End.Continue(end.label());
      }
      case Step.Return end -> {
        return End.Plain.RETURN;
      }
    }
    return End.Plain.NEXT;
  }

  private Rows statement(
      String sql,
      List<QueryCall.Parameter> parameters,
      List<QueryCall.Parameter> visible,
      Step.Place place) {
    running = sql;
    List<QueryCall.Parameter> all = parameters.isEmpty() ? call.parameters() : parameters;
    Outcome outcome = children.run(call.inScript(sql, all, visible), place);
    Long affected = outcome.affectedRows();
    if (affected != null) {
      variables.system("@@row_count", affected);
    }
    if (!outcome.rows().columns().isEmpty()) {
      last = outcome.rows();
    }
    return outcome.rows();
  }

  private void declare(Step.Declare declare) {
    String type = declare.type();
    Variable value =
        declare.value().isEmpty()
            ? new Variable("", SqlType.parse(ScriptVariables.bare(type)), null)
            : evaluate(declare.value(), type);
    for (String name : declare.names()) {
      variables.declare(name, value.type(), value.value());
    }
  }

  private void assign(Step.Assign assign) {
    if (assign.names().size() == 1) {
      String name = assign.names().getFirst();
      variables.set(name, evaluate(assign.value(), variables.type(name).googleSql()).value());
      return;
    }
    Variable value = evaluate(assign.value(), "");
    if (!(value.type() instanceof SqlType.Struct struct)
        || struct.fields().size() != assign.names().size()) {
      throw ApiError.invalidQuery(
          "SET of %d variables needs a struct of as many fields".formatted(assign.names().size()));
    }
    List<?> fields = value.value() instanceof List<?> list ? list : List.of();
    for (int i = 0; i < assign.names().size(); i++) {
      Object field = fields.isEmpty() ? null : fields.get(i);
      variables.assign(assign.names().get(i), struct.fields().get(i).type(), field);
    }
  }

  private void assignSystem(Step.AssignSystem assign) {
    Object value = evaluate(assign.value(), "STRING").value();
    switch (assign.name()) {
      case "@@dataset_id" -> call = call.withDefaultDataset(String.valueOf(value));
      case "@@query_label" -> {}
      case "@@time_zone" -> {
        if (!"UTC".equals(value)) {
          throw ApiError.unsupported("SET @@time_zone to other than UTC");
        }
      }
      default -> throw ApiError.unsupported("SET " + assign.name());
    }
    variables.system(assign.name(), value);
  }

  /** One expression; with a type it is coerced to it, as an assignment coerces. */
  private Variable evaluate(String expression, String type) {
    String bare = ScriptVariables.bare(type);
    String coerced =
        type.isEmpty()
            ? "(" + expression + ")"
            : "IF(TRUE, (%s), CAST(NULL AS %s))".formatted(expression, bare);
    Rows rows = select(coerced);
    SqlType found = rows.columns().getFirst().type();
    SqlType wanted = type.isEmpty() ? found : SqlType.parse(bare);
    if (!ScriptVariables.fits(found, wanted)) {
      throw ApiError.invalidQuery(
          "Cannot assign a value of type %s where %s is needed".formatted(found.googleSql(), bare));
    }
    boolean limited = !type.equals(bare);
    Rows result = limited ? select("CAST(" + coerced + " AS " + type + ")") : rows;
    return new Variable("", wanted, result.values().getFirst()[0]);
  }

  private Rows select(String expression) {
    String sql = "SELECT " + expression;
    return engine.evaluate(call.inScript(sql, call.parameters(), variables.parameters()));
  }

  private boolean isTrue(String condition) {
    return Boolean.TRUE.equals(evaluate(condition, "BOOL").value());
  }

  private End choose(Step.Choose choose) {
    for (Step.Branch branch : choose.branches()) {
      if (isTrue(branch.condition())) {
        return all(branch.steps());
      }
    }
    return all(choose.otherwise());
  }

  private End loop(Step.Loop loop) {
    while (loop.before().isEmpty() || isTrue(loop.before())) {
      count();
      End end = all(loop.steps());
      if (end.leaves(loop.label())) {
        return end.afterLoop(loop.label());
      }
      if (!loop.until().isEmpty() && isTrue(loop.until())) {
        break;
      }
    }
    return End.Plain.NEXT;
  }

  private End forEach(Step.ForEach loop) {
    Rows rows =
        engine.evaluate(call.inScript(loop.query(), call.parameters(), variables.parameters()));
    var fields = new ArrayList<SqlType.Field>();
    rows.columns().forEach(column -> fields.add(new SqlType.Field(column.name(), column.type())));
    for (@Nullable Object[] row : rows.values()) {
      variables.open();
      variables.declare(loop.variable(), new SqlType.Struct(fields), Arrays.asList(row));
      End end = all(loop.steps());
      variables.close();
      if (end.leaves(loop.label())) {
        return end.afterLoop(loop.label());
      }
    }
    return End.Plain.NEXT;
  }

  private End block(Step.Block block) {
    int frames = variables.open();
    try {
      return all(block.steps()).afterBlock(block.label());
    } catch (ApiError e) {
      if (block.handler() == null || e.reason().equals("stopped")) {
        throw e;
      }
      variables.closeTo(frames);
      return handle(block, e);
    } finally {
      variables.closeTo(frames - 1);
    }
  }

  private End handle(Step.Block block, ApiError error) {
    Map<String, Variable> before = variables.error();
    variables.system("@@error.message", error.getMessage());
    variables.system("@@error.statement_text", running);
    variables.system("@@error.formatted_stack_trace", "At [1:1]");
    try {
      return all(block.handler() == null ? List.of() : block.handler()).afterBlock(block.label());
    } finally {
      variables.restore(before);
    }
  }

  private ApiError raised(Step.Raise raise) {
    if (!raise.message().isEmpty()) {
      return ApiError.invalidQuery(String.valueOf(evaluate(raise.message(), "STRING").value()));
    }
    Object message = variables.get("@@error.message").value();
    return message == null
        ? ApiError.invalidQuery("Cannot re-raise outside of an exception handler")
        : ApiError.invalidQuery(String.valueOf(message));
  }

  private void check(Step.Assert check) {
    if (!isTrue(check.condition())) {
      String message =
          check.message().isEmpty()
              ? check.condition()
              : String.valueOf(evaluate(check.message(), "STRING").value());
      throw ApiError.invalidQuery("Assertion failed: " + message);
    }
  }

  private void execute(Step.Execute execute) {
    Object sql = evaluate(execute.sql(), "STRING").value();
    if (sql == null) {
      throw ApiError.invalidQuery("SQL created by EXECUTE IMMEDIATE is NULL");
    }
    var parameters = new ArrayList<QueryCall.Parameter>();
    for (Step.Argument argument : execute.using()) {
      Variable value = evaluate(argument.value(), "");
      parameters.add(new QueryCall.Parameter(argument.name(), value.type(), value.value()));
    }
    List<Step> dynamic = engine.script(String.valueOf(sql));
    if (dynamic.size() != 1 || !(dynamic.getFirst() instanceof Step.Sql(String text, var place))) {
      throw ApiError.invalidQuery("SQL created by EXECUTE IMMEDIATE must be one plain statement");
    }
    Rows rows = statement(text, parameters, variables.systemParameters(), place);
    if (!execute.into().isEmpty()) {
      into(execute.into(), rows);
    }
  }

  private void into(List<String> names, Rows rows) {
    if (rows.columns().size() != names.size()) {
      throw ApiError.invalidQuery(
          "EXECUTE IMMEDIATE … INTO: %d variables for %d columns"
              .formatted(names.size(), rows.columns().size()));
    }
    if (rows.values().size() > 1) {
      throw ApiError.invalidQuery(
          "EXECUTE IMMEDIATE … INTO must give at most one row, not " + rows.values().size());
    }
    for (int i = 0; i < names.size(); i++) {
      Object value = rows.values().isEmpty() ? null : rows.values().getFirst()[i];
      variables.assign(names.get(i), rows.columns().get(i).type(), value);
    }
  }

  private void call(Step.Call procedure) {
    TableName name = engine.tableName(procedure.procedure(), call);
    Routine routine = engine.procedure(name);
    if (routine.arguments().size() != procedure.arguments().size()) {
      throw ApiError.invalidQuery(
          "Procedure %s takes %d arguments, not %d"
              .formatted(name, routine.arguments().size(), procedure.arguments().size()));
    }
    if (++depth > MAX_DEPTH) {
      throw ApiError.invalidQuery("Procedures are nested more than 50 deep");
    }
    ScriptVariables own = variables;
    var inner = own.forProcedure();
    for (int i = 0; i < routine.arguments().size(); i++) {
      Routine.Argument argument = routine.arguments().get(i);
      SqlType type = SqlType.parse(argument.type());
      Object value =
          argument.mode() == Routine.Mode.OUT
              ? null
              : evaluate(procedure.arguments().get(i), argument.type()).value();
      inner.declare(argument.name(), type, value);
    }
    variables = inner;
    try {
      all(engine.script(routine.body()));
    } finally {
      variables = own;
      depth--;
    }
    for (int i = 0; i < routine.arguments().size(); i++) {
      Routine.Argument argument = routine.arguments().get(i);
      if (argument.mode() != Routine.Mode.IN) {
        Variable value = inner.get(argument.name());
        own.assign(procedure.arguments().get(i), value.type(), value.value());
      }
    }
  }
}
