package com.salesintelligence.local.googlesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.local.googlesql.script.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts are read into steps; statements keep the words that they were written in. */
class ScriptStepsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DECLARE x, y INT64 DEFAULT 5 | Declare[names=[x, y], type=INT64, value=5]
          DECLARE z STRUCT<a INT64> | Declare[names=[z], type=STRUCT<a INT64>, value=]
          SET x = x + 1 | Assign[names=[x], value=x + 1]
          SET (x, y) = (1, 2) | Assign[names=[x, y], value=(1, 2)]
          SET @@time_zone = "UTC" | AssignSystem[name=@@time_zone, value="UTC"]
          LOOP BREAK; END LOOP | Loop[label=, before=, until=, steps=[Break[label=]]]
          WHILE x < 9 DO CONTINUE; END WHILE | Loop[label=, before=x < 9, until=, steps=[Continue[label=]]]
          REPEAT RETURN; UNTIL x > 5 END REPEAT | Loop[label=, before=, until=x > 5, steps=[Return[]]]
          l: LOOP LEAVE l; END LOOP l | Loop[label=l, before=, until=, steps=[Break[label=l]]]
          FOR r IN (SELECT 1 AS a) DO RETURN; END FOR | ForEach[label=, variable=r, query=SELECT 1 AS a, steps=[Return[]]]
          CALL d.p(x, 1) | Call[procedure=[d, p], arguments=[x, 1]]
          ASSERT x = 1 AS "no" | Assert[condition=x = 1, message="no"]
          EXECUTE IMMEDIATE "SELECT ?" INTO x USING 5, 6 AS b | Execute[sql="SELECT ?", into=[x], using=[Argument[name=, value=5], Argument[name=b, value=6]]]
          RAISE USING MESSAGE = "x" | Raise[message="x"]
          BEGIN TRANSACTION | BEGIN
          COMMIT | COMMIT
          ROLLBACK TRANSACTION | ROLLBACK
          BEGIN RETURN; EXCEPTION WHEN ERROR THEN RAISE; END | Block[label=, steps=[Return[]], handler=[Raise[message=]]]
          IF a THEN RETURN; ELSEIF b THEN RETURN; ELSE RETURN; END IF | Choose[branches=[Branch[condition=a, steps=[Return[]]], Branch[condition=b, steps=[Return[]]]], otherwise=[Return[]]]
          CASE x WHEN 1 THEN RETURN; END CASE | Choose[branches=[Branch[condition=(x) = (1), steps=[Return[]]]], otherwise=[]]
          """)
  void readsAs(String script, String step) {
    assertThat(Engine.GOOGLE_SQL.script(script)).hasToString("[" + step + "]");
  }

  @Test
  void statementsTellTheirPlace() {
    List<Step> steps = Engine.GOOGLE_SQL.script("SELECT 1;\n  SELECT 'é';");
    assertThat(steps)
        .containsExactly(
            new Step.Sql("SELECT 1", new Step.Place(1, 1)),
            new Step.Sql("SELECT 'é'", new Step.Place(2, 3)));
  }

  @Test
  void declarationsComeFirst() {
    assertThatThrownBy(() -> Engine.GOOGLE_SQL.script("SELECT 1; DECLARE x INT64"))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("only at the start of a block or script");
  }
}
