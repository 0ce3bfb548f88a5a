package com.salesintelligence.local.googlesql.script;

import com.google.zetasql.LanguageOptions;
import com.google.zetasql.ParseLocationRange;
import com.google.zetasql.Parser;
import com.google.zetasql.parser.ASTNode;
import com.google.zetasql.parser.ASTNodes.ASTAssertStatement;
import com.google.zetasql.parser.ASTNodes.ASTAssignmentFromStruct;
import com.google.zetasql.parser.ASTNodes.ASTBeginEndBlock;
import com.google.zetasql.parser.ASTNodes.ASTBeginStatement;
import com.google.zetasql.parser.ASTNodes.ASTBreakStatement;
import com.google.zetasql.parser.ASTNodes.ASTCallStatement;
import com.google.zetasql.parser.ASTNodes.ASTCaseStatement;
import com.google.zetasql.parser.ASTNodes.ASTCommitStatement;
import com.google.zetasql.parser.ASTNodes.ASTContinueStatement;
import com.google.zetasql.parser.ASTNodes.ASTElseifClause;
import com.google.zetasql.parser.ASTNodes.ASTExecuteImmediateStatement;
import com.google.zetasql.parser.ASTNodes.ASTExecuteUsingArgument;
import com.google.zetasql.parser.ASTNodes.ASTForInStatement;
import com.google.zetasql.parser.ASTNodes.ASTIdentifier;
import com.google.zetasql.parser.ASTNodes.ASTIdentifierList;
import com.google.zetasql.parser.ASTNodes.ASTIfStatement;
import com.google.zetasql.parser.ASTNodes.ASTLabel;
import com.google.zetasql.parser.ASTNodes.ASTLoopStatement;
import com.google.zetasql.parser.ASTNodes.ASTRaiseStatement;
import com.google.zetasql.parser.ASTNodes.ASTRepeatStatement;
import com.google.zetasql.parser.ASTNodes.ASTReturnStatement;
import com.google.zetasql.parser.ASTNodes.ASTRollbackStatement;
import com.google.zetasql.parser.ASTNodes.ASTScriptStatement;
import com.google.zetasql.parser.ASTNodes.ASTSingleAssignment;
import com.google.zetasql.parser.ASTNodes.ASTStatement;
import com.google.zetasql.parser.ASTNodes.ASTStatementList;
import com.google.zetasql.parser.ASTNodes.ASTSystemVariableAssignment;
import com.google.zetasql.parser.ASTNodes.ASTVariableDeclaration;
import com.google.zetasql.parser.ASTNodes.ASTWhenThenClause;
import com.google.zetasql.parser.ASTNodes.ASTWhileStatement;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.script.Step.Branch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a script's control flow from ZetaSQL's parse tree. */
public final class ScriptReader {
  private final byte[] text;

  private ScriptReader(String script) {
    text = script.getBytes(StandardCharsets.UTF_8);
  }

  public static List<Step> read(String script, LanguageOptions language) {
    return new ScriptReader(script)
        .steps(Parser.parseScript(script, language).getStatementListNode());
  }

  private List<Step> steps(@Nullable ASTStatementList list) {
    if (list == null) {
      return List.of();
    }
    List<Step> steps = list.getStatementList().stream().map(this::step).toList();
    boolean over = false;
    for (Step step : steps) {
      boolean declares = step instanceof Step.Declare;
      if (declares && over) {
        throw SqlError.invalid(
            "Variable declarations are allowed only at the start of a block or script");
      }
      over = !declares;
    }
    return steps;
  }

  private Step step(ASTStatement statement) {
    return switch (statement) {
      case ASTVariableDeclaration declare ->
          new Step.Declare(
              names(declare.getVariableList()),
              cut(declare.getType()),
              cut(declare.getDefaultValue()));
      case ASTSingleAssignment set ->
          new Step.Assign(List.of(set.getVariable().getIdString()), cut(set.getExpression()));
      case ASTAssignmentFromStruct set ->
          new Step.Assign(names(set.getVariables()), cut(set.getStructExpression()));
      case ASTSystemVariableAssignment set ->
          new Step.AssignSystem(cut(set.getSystemVariable()), cut(set.getExpression()));
      case ASTIfStatement choose -> choose(choose);
      case ASTCaseStatement choose -> choose(choose);
      case ASTLoopStatement loop -> loop(loop);
      case ASTBeginEndBlock block ->
          new Step.Block(
              label(block.getLabel()), steps(block.getStatementListNode()), handler(block));
      case ASTBreakStatement leave -> new Step.Break(label(leave.getLabel()));
      case ASTContinueStatement again -> new Step.Continue(label(again.getLabel()));
      case ASTReturnStatement done -> new Step.Return();
      case ASTRaiseStatement raise -> new Step.Raise(cut(raise.getMessage()));
      case ASTExecuteImmediateStatement execute -> execute(execute);
      case ASTCallStatement call -> call(call);
      case ASTAssertStatement check ->
          new Step.Assert(
              cut(check.getExpr()),
              check.getDescription() == null ? "" : cut(check.getDescription()));
      case ASTBeginStatement begin -> Step.Transaction.BEGIN;
      case ASTCommitStatement commit -> Step.Transaction.COMMIT;
      case ASTRollbackStatement rollback -> Step.Transaction.ROLLBACK;
      case ASTScriptStatement other ->
          throw SqlError.unsupported("Script statement " + other.nodeKindString());
      default -> new Step.Sql(cut(statement), place(statement));
    };
  }

  private Step choose(ASTIfStatement statement) {
    var branches = new ArrayList<Branch>();
    branches.add(new Branch(cut(statement.getCondition()), steps(statement.getThenList())));
    if (statement.getElseifClauses() != null) {
      for (ASTElseifClause clause : statement.getElseifClauses().getElseifClauses()) {
        branches.add(new Branch(cut(clause.getCondition()), steps(clause.getBody())));
      }
    }
    return new Step.Choose(branches, steps(statement.getElseList()));
  }

  private Step choose(ASTCaseStatement statement) {
    var branches = new ArrayList<Branch>();
    String subject =
        statement.getExpression() == null ? "" : "(" + cut(statement.getExpression()) + ") = ";
    for (ASTWhenThenClause clause : statement.getWhenThenClauses().getWhenThenClauses()) {
      String condition = subject + "(" + cut(clause.getCondition()) + ")";
      branches.add(new Branch(condition, steps(clause.getBody())));
    }
    return new Step.Choose(branches, steps(statement.getElseList()));
  }

  private Step loop(ASTLoopStatement loop) {
    String label = label(loop.getLabel());
    List<Step> steps = steps(loop.getBody());
    return switch (loop) {
      case ASTWhileStatement repeat -> new Step.Loop(label, cut(repeat.getCondition()), "", steps);
      case ASTRepeatStatement repeat ->
          new Step.Loop(label, "", cut(repeat.getUntilClause().getCondition()), steps);
      case ASTForInStatement each ->
          new Step.ForEach(label, each.getVariable().getIdString(), cut(each.getQuery()), steps);
      default -> throw SqlError.unsupported("Script statement " + loop.nodeKindString());
    };
  }

  private @Nullable List<Step> handler(ASTBeginEndBlock block) {
    if (block.getHandlerList() == null) {
      return null;
    }
    var handlers = block.getHandlerList().getExceptionHandlerList();
    return steps(handlers.getFirst().getStatementList());
  }

  private Step execute(ASTExecuteImmediateStatement execute) {
    var into =
        execute.getIntoClause() == null
            ? List.<String>of()
            : names(execute.getIntoClause().getIdentifiers());
    var using = new ArrayList<Step.Argument>();
    if (execute.getUsingClause() != null) {
      for (ASTExecuteUsingArgument argument : execute.getUsingClause().getArguments()) {
        String name =
            argument.getAlias() == null ? "" : argument.getAlias().getIdentifier().getIdString();
        using.add(new Step.Argument(name, cut(argument.getExpression())));
      }
    }
    return new Step.Execute(cut(execute.getSql()), into, using);
  }

  private Step call(ASTCallStatement call) {
    var arguments = call.getArguments().stream().map(this::cut).toList();
    var procedure =
        call.getProcedureName().getNames().stream()
            .map(ASTIdentifier::getIdString)
            .collect(Collectors.toList());
    return new Step.Call(procedure, arguments);
  }

  private static List<String> names(ASTIdentifierList list) {
    return list.getIdentifierList().stream().map(ASTIdentifier::getIdString).toList();
  }

  private static String label(@Nullable ASTLabel label) {
    return label == null ? "" : label.getName().getIdString();
  }

  private String cut(@Nullable ASTNode node) {
    if (node == null) {
      return "";
    }
    ParseLocationRange range = node.getParseLocationRange();
    return new String(text, range.start(), range.end() - range.start(), StandardCharsets.UTF_8);
  }

  private Step.Place place(ASTNode node) {
    int start = node.getParseLocationRange().start();
    String before = new String(text, 0, start, StandardCharsets.UTF_8);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Step.Place(line, before.length() - before.lastIndexOf('\n'));
  }
}
