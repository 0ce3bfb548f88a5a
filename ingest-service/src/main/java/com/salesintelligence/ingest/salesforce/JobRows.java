package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.salesforce.FullPosition.StartedJob;
import java.util.function.Consumer;

/**
 * Counts the rows of a job as they come. Its results lie at rest, so the first so many are those
 * that were passed on before a run was cut short.
 */
final class JobRows implements Consumer<SalesforceRecord> {

  private static final int BETWEEN_POSITIONS = 1_000;

  private final String job;
  private final int fields;
  private final long passedOnBefore;
  private final Consumer<SalesforceRecord> reader;
  private final Consumer<SalesforceRecord> earlier;
  private final Consumer<StartedJob> reached;
  private long rows;

  JobRows(
      String job,
      int fields,
      long passedOnBefore,
      Consumer<SalesforceRecord> reader,
      Consumer<SalesforceRecord> earlier,
      Consumer<StartedJob> reached) {
    this.job = job;
    this.fields = fields;
    this.passedOnBefore = passedOnBefore;
    this.reader = reader;
    this.earlier = earlier;
    this.reached = reached;
  }

  @Override
  public void accept(SalesforceRecord row) {
    if (rows < passedOnBefore) {
      earlier.accept(row);
      rows++;
      return;
    }
    reader.accept(row);
    rows++;
    if (rows % BETWEEN_POSITIONS == 0) {
      tell();
    }
  }

  /** Tells how far it is; rows that were passed on before are not told again. */
  void tell() {
    reached.accept(new StartedJob(job, Math.max(rows, passedOnBefore), fields));
  }
}
