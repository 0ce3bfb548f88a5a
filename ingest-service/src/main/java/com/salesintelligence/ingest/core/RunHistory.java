package com.salesintelligence.ingest.core;

import java.util.List;
import java.util.Optional;

/** Finds runs of earlier processes. */
public interface RunHistory {

  Optional<RunReport> find(String id);

  /** Newest first. */
  List<RunReport> recent();
}
