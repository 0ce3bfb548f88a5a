package com.salesintelligence.ingest.warehouse;

import com.google.cloud.bigquery.BigQueryException;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.LeaseStore;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.warehouse.Changes;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps leases in source_leases, by BigQuery's clock alone. */
public final class LeaseRows implements LeaseStore {

  private static final Query<LeaseHeld> HELD = Query.of("sql/leases.sql", LeaseHeld.class);

  private final Access access;
  private final Changes changes;

  public LeaseRows(Queries queries, Changes changes) {
    this.access = new Access(queries);
    this.changes = changes;
  }

  record LeaseHeld(String leaseName, long fencingToken) {}

  @Override
  public OptionalLong take(String name, String holder, Duration time) {
    apply("dml/take_lease.sql", Map.of("name", name, "holder", holder, "millis", time.toMillis()));
    return held(holder, List.of(name)).stream().mapToLong(LeaseHeld::fencingToken).findFirst();
  }

  @Override
  public Set<String> renew(Collection<String> names, String holder, Duration time) {
    var all = List.copyOf(names);
    long renewed =
        apply(
            "dml/renew_leases.sql",
            Map.of("names", all, "holder", holder, "millis", time.toMillis()));
    return renewed == all.size()
        ? Set.copyOf(all)
        : held(holder, all).stream().map(LeaseHeld::leaseName).collect(Collectors.toSet());
  }

  @Override
  public void release(Collection<String> names, String holder) {
    apply("dml/release_leases.sql", Map.of("names", List.copyOf(names), "holder", holder));
  }

  private List<LeaseHeld> held(String holder, List<String> names) {
    return access.list(HELD, Map.of("names", names, "holder", holder));
  }

  private long apply(String file, Map<String, ?> parameters) {
    try {
      return changes.apply(file, parameters);
    } catch (BigQueryException e) {
      throw new SourceFailure(
          Fault.WAREHOUSE_UNAVAILABLE, "BigQuery did not change a lease.", null, e);
    }
  }
}
