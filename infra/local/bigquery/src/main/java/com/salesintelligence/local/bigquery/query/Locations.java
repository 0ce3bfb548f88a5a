package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.DatasetEntry;
import com.salesintelligence.local.bigquery.catalog.DatasetName;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import java.util.Collection;
import java.util.Optional;

/** Where jobs run: where the data lie that they work on, as BigQuery has it. */
public final class Locations {

  private final Metadata metadata;

  public Locations(Metadata metadata) {
    this.metadata = metadata;
  }

  /**
   * The location of a job.
   *
   * @param wanted by the client; empty where the data decide
   */
  public String of(String wanted, Collection<DatasetName> datasets) {
    String location = wanted;
    for (DatasetName name : datasets) {
      Optional<DatasetEntry> dataset = metadata.dataset(name);
      if (dataset.isPresent()) {
        String own = Json.text(dataset.get().resource(), "location");
        if (!location.isEmpty() && !location.equalsIgnoreCase(own)) {
          throw ApiError.notFound(
              "Dataset %s was not found in location %s".formatted(name, location));
        }
        location = own;
      }
    }
    return location.isEmpty() ? JobName.LOCATION : location;
  }
}
