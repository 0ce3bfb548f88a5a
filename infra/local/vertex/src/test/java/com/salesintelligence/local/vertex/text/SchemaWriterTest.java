package com.salesintelligence.local.vertex.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.aiplatform.v1.Schema;
import com.google.cloud.aiplatform.v1.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaWriterTest {

  private static String write(Schema.Builder schema, String... prompt) {
    return new SchemaWriter(Facts.in(List.of(prompt))).write(schema.build());
  }

  private static Schema.Builder of(Type type) {
    return Schema.newBuilder().setType(type);
  }

  private static Schema.Builder needing(String name, Schema.Builder member) {
    return of(Type.OBJECT).putProperties(name, member.build()).addRequired(name);
  }

  @Test
  void a_property_takes_the_fact_of_its_name_however_it_is_written() {
    assertThat(write(needing("accountName", of(Type.STRING)), "account_name: Acme"))
        .isEqualTo("{\"accountName\":\"Acme\"}");
    assertThat(write(needing("account_name", of(Type.STRING)), "{\"accountName\": \"Acme\"}"))
        .isEqualTo("{\"account_name\":\"Acme\"}");
  }

  @Test
  void what_is_not_required_and_not_stated_is_left_out() {
    assertThat(write(of(Type.OBJECT).putProperties("a", of(Type.STRING).build()))).isEqualTo("{}");
  }

  @Test
  void what_is_required_and_not_stated_says_as_little_as_its_type_allows() {
    assertThat(write(needing("x", of(Type.STRING)))).isEqualTo("{\"x\":\"\"}");
    assertThat(write(needing("x", of(Type.STRING).setNullable(true)))).isEqualTo("{\"x\":null}");
    assertThat(write(needing("x", of(Type.STRING).addEnum("A").addEnum("Other"))))
        .isEqualTo("{\"x\":\"Other\"}");
    assertThat(write(needing("x", of(Type.STRING).addEnum("A").addEnum("B"))))
        .isEqualTo("{\"x\":\"A\"}");
    assertThat(write(needing("x", of(Type.NUMBER).setMinimum(1.5).setMaximum(3))))
        .isEqualTo("{\"x\":1.5}");
    assertThat(write(needing("x", of(Type.INTEGER)))).isEqualTo("{\"x\":0}");
    assertThat(write(needing("x", of(Type.BOOLEAN)))).isEqualTo("{\"x\":false}");
    assertThat(write(needing("x", of(Type.ARRAY).setItems(of(Type.STRING)))))
        .isEqualTo("{\"x\":[]}");
    assertThat(write(needing("x", of(Type.ARRAY).setItems(of(Type.INTEGER)).setMinItems(2))))
        .isEqualTo("{\"x\":[0,0]}");
    assertThat(write(needing("x", needing("y", of(Type.STRING)))))
        .isEqualTo("{\"x\":{\"y\":\"\"}}");
  }

  @Test
  void a_fact_of_another_kind_or_out_of_bounds_is_not_taken() {
    assertThat(write(needing("x", of(Type.INTEGER)), "X: many")).isEqualTo("{\"x\":0}");
    assertThat(write(needing("x", of(Type.INTEGER)), "X: 1.5")).isEqualTo("{\"x\":0}");
    assertThat(write(needing("x", of(Type.NUMBER).setMaximum(5)), "X: 7")).isEqualTo("{\"x\":0}");
    assertThat(write(needing("x", of(Type.STRING)), "{\"x\": [1]}")).isEqualTo("{\"x\":\"\"}");
    assertThat(write(needing("x", of(Type.STRING).addEnum("A").addEnum("none")), "X: B"))
        .isEqualTo("{\"x\":\"none\"}");
  }

  @Test
  void facts_keep_their_value() {
    assertThat(write(needing("x", of(Type.NUMBER)), "X: 12.50")).isEqualTo("{\"x\":12.50}");
    assertThat(write(needing("x", of(Type.BOOLEAN)), "X: yes")).isEqualTo("{\"x\":true}");
    assertThat(write(needing("x", of(Type.BOOLEAN)), "{\"x\": false}")).isEqualTo("{\"x\":false}");
    assertThat(write(needing("x", of(Type.STRING).addEnum("Hot")), "X: hot"))
        .isEqualTo("{\"x\":\"Hot\"}");
    assertThat(
            write(
                needing("x", of(Type.ARRAY).setItems(of(Type.INTEGER)).setMaxItems(2)),
                "{\"x\": [1, \"two\", 3, 4]}"))
        .isEqualTo("{\"x\":[1,3]}");
    assertThat(
            write(
                needing("x", needing("y", of(Type.STRING))),
                "{\"x\": {\"y\": \"deep\", \"z\": 1}}"))
        .isEqualTo("{\"x\":{\"y\":\"deep\"}}");
  }

  @Test
  void the_first_option_that_fits_is_taken() {
    var either =
        Schema.newBuilder().addAnyOf(of(Type.INTEGER)).addAnyOf(of(Type.STRING).setNullable(true));
    assertThat(write(needing("x", either), "X: 7")).isEqualTo("{\"x\":7}");
    assertThat(write(needing("x", either), "X: seven")).isEqualTo("{\"x\":\"seven\"}");
    assertThat(write(needing("x", either))).isEqualTo("{\"x\":null}");
  }

  @Test
  void a_schema_that_is_no_object_takes_the_only_fact_that_fits() {
    assertThat(write(of(Type.INTEGER), "Name: Acme\nDeals: 3")).isEqualTo("3");
    assertThat(write(of(Type.INTEGER), "Wins: 1\nDeals: 3")).isEqualTo("0");
    assertThat(write(of(Type.ARRAY).setItems(of(Type.STRING)), "{\"names\": [\"a\"]}"))
        .isEqualTo("[\"a\"]");
  }

  @Test
  void a_flag_tells_whether_something_was_not_stated() {
    var schema =
        needing("a", of(Type.STRING))
            .putProperties("abstained", of(Type.BOOLEAN).build())
            .addPropertyOrdering("abstained");
    assertThat(write(schema, "A: 1")).isEqualTo("{\"abstained\":false,\"a\":\"1\"}");
    assertThat(write(schema)).isEqualTo("{\"abstained\":true,\"a\":\"\"}");
  }

  @Test
  void a_schema_that_requires_millions_of_values_is_refused() {
    var deep = of(Type.STRING);
    for (int i = 0; i < 5; i++) {
      deep = of(Type.ARRAY).setItems(deep).setMinItems(100);
    }
    var schema = needing("x", deep);
    assertThatThrownBy(() -> write(schema)).hasMessageContaining("more than 10000 values");
  }

  @Test
  void braces_that_are_no_json_are_prose() {
    assertThat(write(needing("x", of(Type.STRING)), "{not json}\nX: y")).isEqualTo("{\"x\":\"y\"}");
    assertThat(write(needing("x", of(Type.STRING)), "```json\n{broken\n```\nX: y"))
        .isEqualTo("{\"x\":\"y\"}");
  }
}
