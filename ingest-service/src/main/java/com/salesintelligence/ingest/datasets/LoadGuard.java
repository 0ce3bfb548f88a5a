package com.salesintelligence.ingest.datasets;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;

/** Refuses a load that looks like a mistake: half a file, a wrong file, a column that broke. */
final class LoadGuard {

  /** Below this many rows every share is a matter of chance. */
  private static final int FEW = 20;

  private final DatasetSettings settings;

  LoadGuard(DatasetSettings settings) {
    this.settings = settings;
  }

  /**
   * @param held rows before the load
   * @param vanished of them
   */
  void check(String dataset, long held, long vanished, Survey survey) {
    long accepted = survey.rows().size();
    long read = accepted + survey.rejected();
    if (held >= FEW && vanished > held * settings.largestLoss()) {
      throw implausible(dataset, "%d of its %d rows are gone".formatted(vanished, held));
    }
    if (held >= FEW && accepted > held * settings.largestGrowth()) {
      throw implausible(dataset, "its %d rows have become %d".formatted(held, accepted));
    }
    if (survey.rejected() > 0
        && (accepted == 0 || read >= FEW)
        && survey.rejected() > read * settings.largestLoss()) {
      throw implausible(dataset, "%d of %d rows are rejected".formatted(survey.rejected(), read));
    }
  }

  private static SourceFailure implausible(String dataset, String what) {
    return new SourceFailure(
        Fault.SOURCE_CHANGE_IMPLAUSIBLE,
        "Dataset %s stays as it was, because %s. Correct its files, or confirm them by a full run of this dataset."
            .formatted(dataset, what));
  }
}
