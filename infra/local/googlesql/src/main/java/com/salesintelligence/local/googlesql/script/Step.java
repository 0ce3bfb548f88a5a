package com.salesintelligence.local.googlesql.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement of a script; SQL and expressions are as they were written. */
public sealed interface Step {

  /** Where the statement stands in the script, from 1. */
  record Place(int line, int column) {}

  /** Anything that is no control statement. */
  record Sql(String text, Place place) implements Step {}

  /**
   * DECLARE.
   *
   * @param type empty where the default tells it
   * @param value empty without DEFAULT
   */
  record Declare(List<String> names, String type, String value) implements Step {
    public Declare {
      names = List.copyOf(names);
    }
  }

  /** SET; several names take the fields of a struct. */
  record Assign(List<String> names, String value) implements Step {
    public Assign {
      names = List.copyOf(names);
    }
  }

  /** SET @@name. */
  record AssignSystem(String name, String value) implements Step {}

  /** A condition and what it guards. */
  record Branch(String condition, List<Step> steps) {
    public Branch {
      steps = List.copyOf(steps);
    }
  }

  /** IF and CASE. */
  record Choose(List<Branch> branches, List<Step> otherwise) implements Step {
    public Choose {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
    }
  }

  /**
   * LOOP, WHILE and REPEAT.
   *
   * @param before checked before each round; empty without
   * @param until checked after each round; empty without
   */
  record Loop(String label, String before, String until, List<Step> steps) implements Step {
    public Loop {
      steps = List.copyOf(steps);
    }
  }

  /** FOR … IN. */
  record ForEach(String label, String variable, String query, List<Step> steps) implements Step {
    public ForEach {
      steps = List.copyOf(steps);
    }
  }

  /**
   * BEGIN … END.
   *
   * @param handler null without EXCEPTION
   */
  record Block(String label, List<Step> steps, @Nullable List<Step> handler) implements Step {
    public Block {
      steps = List.copyOf(steps);
    }
  }

  /** BREAK and LEAVE; the label may be empty. */
  record Break(String label) implements Step {}

  /** CONTINUE and ITERATE; the label may be empty. */
  record Continue(String label) implements Step {}

  /** RETURN. */
  record Return() implements Step {}

  /** RAISE; an empty message raises the handled error again. */
  record Raise(String message) implements Step {}

  /** EXECUTE IMMEDIATE; an argument's name may be empty. */
  record Execute(String sql, List<String> into, List<Argument> using) implements Step {
    public Execute {
      into = List.copyOf(into);
      using = List.copyOf(using);
    }
  }

  /** An argument of EXECUTE IMMEDIATE. */
  record Argument(String name, String value) {}

  /** CALL. */
  record Call(List<String> procedure, List<String> arguments) implements Step {
    public Call {
      procedure = List.copyOf(procedure);
      arguments = List.copyOf(arguments);
    }
  }

  /** ASSERT. */
  record Assert(String condition, String message) implements Step {}

  /** BEGIN, COMMIT or ROLLBACK TRANSACTION. */
  enum Transaction implements Step {
    BEGIN,
    COMMIT,
    ROLLBACK
  }
}
