package com.salesintelligence.warehouse;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.salesintelligence.contracts.warehouse.WarehouseSchema;
import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Checks every {@code .sql} file of a module against the warehouse's schema and against the record
 * that its rows become: an unknown column, a type error, a file without a {@link Query} constant or
 * a constant without a file fails.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> everyQueryFitsTheWarehouse() {
 *   return QueryFilesKit.tests("com.salesintelligence.web");
 * }
 * }</pre>
 *
 * The types of parameters are found by trial; where that is too little, a comment in the file says
 * {@code -- @name ARRAY<INT64>}.
 */
public final class QueryFilesKit implements AutoCloseable {

  private final EmbeddedBigQuery server;
  private final BigQuery bigQuery;
  private final DatasetId dataset;

  private QueryFilesKit(EmbeddedBigQuery server, WarehouseSettings settings) {
    this.server = server;
    bigQuery = Endpoints.bigQuery(settings);
    dataset = DatasetId.of(settings.projectId(), settings.dataset());
  }

  /** One test for each query constant in the package and below, and for each file of its module. */
  public static Stream<DynamicTest> tests(String basePackage) {
    Map<String, List<Query<?>>> byFile = new TreeMap<>();
    for (Query<?> query : QueryConstants.in(basePackage)) {
      byFile.computeIfAbsent(query.file(), file -> new ArrayList<>()).add(query);
    }
    QueryConstants.files(basePackage).forEach(file -> byFile.putIfAbsent(file, List.of()));
    if (byFile.isEmpty()) {
      throw new IllegalStateException(
          "There are neither Query constants nor sql files below " + basePackage);
    }
    QueryFilesKit kit = start();
    return byFile.entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> kit.check(entry)))
        .onClose(kit::close);
  }

  /** A kit with an embedded BigQuery that has every table and view. */
  public static QueryFilesKit start() {
    EmbeddedBigQuery server = EmbeddedBigQuery.start(BigQuerySettings.inMemory());
    var settings =
        new WarehouseSettings(
            "demo-project", "query_files", "test", server.restUrl(), server.grpcEndpoint());
    new WarehouseProvisioning(settings)
        .provision(WarehouseSchema.tables(), WarehouseSchema.views());
    return new QueryFilesKit(server, settings);
  }

  private void check(Map.Entry<String, List<Query<?>>> file) {
    if (file.getValue().isEmpty()) {
      throw new AssertionError(file.getKey() + " is named by no Query constant: use or remove it");
    }
    file.getValue().forEach(this::check);
  }

  /**
   * @throws AssertionError that says what is wrong with the file, or with its record
   */
  public void check(Query<?> query) {
    String sql = QueryFiles.read(query.file());
    var errors = new ArrayList<BigQueryException>();
    for (Map<String, String> types : ParameterTypes.candidates(sql)) {
      try {
        bind(query, columns(sql, types));
        return;
      } catch (BigQueryException e) {
        errors.add(e);
      }
    }
    throw new AssertionError(query.file() + ": " + ParameterTypes.mostTelling(errors));
  }

  private static void bind(Query<?> query, FieldList columns) {
    try {
      RowBinding.of(query, columns);
    } catch (IllegalStateException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private FieldList columns(String sql, Map<String, String> types) {
    var configuration =
        QueryJobConfiguration.newBuilder(sql)
            .setUseLegacySql(false)
            .setDefaultDataset(dataset)
            .setDryRun(true);
    types.forEach(
        (name, type) -> configuration.addNamedParameter(name, ParameterTypes.sample(type)));
    QueryStatistics statistics = bigQuery.create(JobInfo.of(configuration.build())).getStatistics();
    return Objects.requireNonNull(statistics.getSchema(), "not a query").getFields();
  }

  @Override
  public void close() {
    server.close();
  }
}
