package com.salesintelligence.contracts.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.tables.RecommendationRow;
import com.salesintelligence.contracts.tables.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarehouseSchemaTest {

  @Test
  void a_row_type_becomes_a_table_with_key_partitions_clusters_and_descriptions() {
    assertThat(Table.of(RunRow.getDescriptor()).ddl("p.d"))
        .startsWith(
            "CREATE TABLE IF NOT EXISTS `p.d.etl_runs` (\n  run_id STRING NOT NULL OPTIONS (description = ")
        .contains("  started_at TIMESTAMP OPTIONS (description = \"Start.\"),")
        .contains("  PRIMARY KEY (run_id) NOT ENFORCED\n)")
        .contains("PARTITION BY TIMESTAMP_TRUNC(started_at, DAY)\nCLUSTER BY source_system")
        .endsWith("OPTIONS (description = \"One run of a poller.\")");
  }

  @Test
  void a_date_partitions_by_itself_and_a_nested_message_becomes_a_struct() {
    assertThat(Table.of(RecommendationRow.getDescriptor()).ddl("p.d"))
        .contains("PARTITION BY score_date\n")
        .contains("key_signals ARRAY<STRING>")
        .contains(
            "contributions ARRAY<STRUCT<score STRING, name STRING, points INT64, explanation STRING, evidence"
                + " ARRAY<STRING>>>");
  }

  @Test
  void a_message_without_table_option_is_no_row_type() {
    assertThatThrownBy(() -> Table.of(RecordReceived.getDescriptor()))
        .hasMessageContaining("is not a row type");
  }

  @Test
  void every_table_of_the_documents_exists_as_table_or_view() {
    var names = new HashSet<String>();
    WarehouseSchema.tables().forEach(table -> names.add(table.name()));
    WarehouseSchema.views().forEach(view -> names.add(view.name()));
    assertThat(names)
        .contains(
            "gmail_messages",
            "gmail_participants",
            "sf_accounts",
            "sf_contacts",
            "sf_leads",
            "sf_opportunities",
            "sf_activities",
            "sf_email_messages",
            "dialpad_calls",
            "dialpad_transcripts",
            "hubspot_sequences",
            "hubspot_enrollments",
            "account_recommendations",
            "entity_resolution_emails",
            "entity_resolution_phones",
            "manual_mappings",
            "semantic_embeddings",
            "etl_runs",
            "gmail_sync_state",
            "v_unmatched_emails",
            "dead_letters");
  }

  @Test
  void keys_partitions_and_clusters_name_columns_that_exist_and_every_column_is_described() {
    for (Table table : WarehouseSchema.tables()) {
      var columns = table.columns().stream().map(Column::name).toList();
      assertThat(columns)
          .as(table.name())
          .containsAll(table.primaryKey())
          .containsAll(table.clusterBy());
      assertThat(columns)
          .as(table.name())
          .containsAll(table.partitionBy().map(List::of).orElse(List.of()));
      assertThat(table.columns())
          .as(table.name())
          .allSatisfy(c -> assertThat(c.description()).isNotBlank());
      assertThat(table.primaryKey()).as(table.name()).isNotEmpty().hasSizeLessThanOrEqualTo(16);
    }
  }

  @Test
  void a_view_names_its_dataset_and_says_what_it_holds() {
    assertThat(WarehouseSchema.views())
        .allSatisfy(
            view -> {
              assertThat(view.description()).isNotBlank().endsWith(".");
              assertThat(view.ddl("p.d")).contains("`p.d.").doesNotContain("{dataset}");
            });
  }

  @Test
  void the_committed_data_dictionary_is_up_to_date() throws IOException {
    var file = Path.of("DATA_DICTIONARY.md");
    var expected = DataDictionary.markdown(WarehouseSchema.tables(), WarehouseSchema.views());
    if (Boolean.getBoolean("contracts.update")) {
      Files.writeString(file, expected);
    }
    assertThat(file)
        .as("bring it up to date: ./mvnw -pl contracts test -Dcontracts.update=true")
        .hasContent(expected);
  }
}
