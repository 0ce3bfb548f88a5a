package com.salesintelligence.local.googlesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.local.googlesql.SqlType.Scalar;
import org.junit.jupiter.api.Test;

class TypesTest {
  @Test
  void textsAreReadBackAsTheyAreWritten() {
    for (String text :
        new String[] {
          "STRING",
          "ARRAY<INT64>",
          "ARRAY<STRUCT<a INT64, b ARRAY<STRING>>>",
          "STRUCT<INT64, x DATE>"
        }) {
      assertThat(SqlType.parse(text).googleSql()).isEqualTo(text);
    }
  }

  @Test
  void legacyNamesAreUnderstood() {
    assertThat(SqlType.parse("INTEGER")).isEqualTo(Scalar.INT64);
    assertThat(SqlType.parse("float")).isEqualTo(Scalar.FLOAT64);
    assertThat(SqlType.parse("BOOLEAN")).isEqualTo(Scalar.BOOL);
  }

  @Test
  void namelessFieldsGetANameInDuckDb() {
    assertThat(SqlType.parse("STRUCT<INT64, a STRING, a DATE>").duckType())
        .isEqualTo("STRUCT(\"_field_1\" BIGINT, \"a\" VARCHAR, \"_field_3\" DATE)");
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> SqlType.parse("ARRAY<INT64")).hasMessageContaining("ARRAY<INT64");
    assertThatThrownBy(() -> SqlType.parse("NUMBER")).hasMessageContaining("NUMBER");
  }
}
