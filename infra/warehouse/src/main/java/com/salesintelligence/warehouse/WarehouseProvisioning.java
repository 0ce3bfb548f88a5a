package com.salesintelligence.warehouse;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.Dataset;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.PrimaryKey;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableConstraints;
import com.google.cloud.bigquery.TableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import com.google.cloud.bigquery.TimePartitioning;
import com.google.cloud.bigquery.ViewDefinition;
import com.salesintelligence.contracts.warehouse.Table;
import com.salesintelligence.contracts.warehouse.View;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a dataset to a schema: makes what is missing, adds new columns, takes nothing away. */
public final class WarehouseProvisioning {

  private static final Logger LOG = LoggerFactory.getLogger(WarehouseProvisioning.class);

  private final BigQuery bigQuery;
  private final WarehouseSettings settings;

  public WarehouseProvisioning(WarehouseSettings settings) {
    this.settings = settings;
    bigQuery = Endpoints.bigQuery(settings);
  }

  /** Makes the dataset with its label, the tables and the views; does nothing where all is well. */
  public void provision(List<Table> tables, List<View> views) {
    provisionDataset();
    tables.forEach(this::provision);
    views.forEach(this::provision);
  }

  private void provisionDataset() {
    DatasetId id = DatasetId.of(settings.projectId(), settings.dataset());
    Dataset known = bigQuery.getDataset(id);
    if (known == null) {
      Map<String, String> labels = Map.of(Warehouse.ENVIRONMENT, settings.environment());
      bigQuery.create(DatasetInfo.newBuilder(id).setLabels(labels).build());
      LOG.info("Created dataset {}", settings.qualifiedDataset());
    } else if (!settings.environment().equals(known.getLabels().get(Warehouse.ENVIRONMENT))) {
      throw new IllegalStateException(
          "The dataset %s exists but is not labelled environment = %s: nothing was changed"
              .formatted(settings.qualifiedDataset(), settings.environment()));
    }
  }

  private void provision(Table table) {
    var known = bigQuery.getTable(id(table.name()));
    if (known == null) {
      bigQuery.create(
          TableInfo.newBuilder(id(table.name()), definition(table))
              .setTableConstraints(constraints(table))
              .setDescription(table.description())
              .build());
      LOG.info("Created table {}", table.name());
      return;
    }
    int columns = known.getDefinition().getSchema().getFields().size();
    if (columns < table.columns().size()) {
      StandardTableDefinition definition = known.getDefinition();
      known.toBuilder()
          .setDefinition(definition.toBuilder().setSchema(BigQuerySchemas.of(table)).build())
          .build()
          .update();
      LOG.info("Added {} columns to table {}", table.columns().size() - columns, table.name());
    }
  }

  private void provision(View view) {
    String query = view.query().replace("{dataset}", settings.qualifiedDataset()).strip();
    ViewDefinition definition = ViewDefinition.newBuilder(query).setUseLegacySql(false).build();
    TableInfo wanted =
        TableInfo.newBuilder(id(view.name()), definition)
            .setDescription(view.description())
            .build();
    var known = bigQuery.getTable(id(view.name()));
    if (known != null && known.getDefinition() instanceof StandardTableDefinition table) {
      dropEmpty(view.name(), table);
      known = null;
    }
    if (known == null) {
      bigQuery.create(wanted);
      LOG.info("Created view {}", view.name());
    } else if (!query.equals(queryOf(known.getDefinition()))) {
      bigQuery.update(wanted);
      LOG.info("Changed view {}", view.name());
    }
  }

  /** A table that has become a view. */
  private void dropEmpty(String name, StandardTableDefinition table) {
    if (table.getNumRows() == null || table.getNumRows() != 0) {
      throw new IllegalStateException(
          "%s.%s is a table with rows and is to be a view: move its rows, drop it, and start again"
              .formatted(settings.qualifiedDataset(), name));
    }
    bigQuery.delete(id(name));
    LOG.info("Dropped the empty table {}", name);
  }

  private static String queryOf(TableDefinition definition) {
    return definition instanceof ViewDefinition view ? view.getQuery() : "";
  }

  private static StandardTableDefinition definition(Table table) {
    var definition = StandardTableDefinition.newBuilder().setSchema(BigQuerySchemas.of(table));
    table
        .partitionBy()
        .ifPresent(
            column ->
                definition.setTimePartitioning(
                    TimePartitioning.newBuilder(TimePartitioning.Type.DAY)
                        .setField(column)
                        .build()));
    if (!table.clusterBy().isEmpty()) {
      definition.setClustering(Clustering.newBuilder().setFields(table.clusterBy()).build());
    }
    return definition.build();
  }

  private static TableConstraints constraints(Table table) {
    PrimaryKey key = PrimaryKey.newBuilder().setColumns(table.primaryKey()).build();
    return TableConstraints.newBuilder().setPrimaryKey(key).build();
  }

  private TableId id(String table) {
    return TableId.of(settings.projectId(), settings.dataset(), table);
  }
}
