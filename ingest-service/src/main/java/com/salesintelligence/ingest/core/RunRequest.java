package com.salesintelligence.ingest.core;

import com.salesintelligence.ingest.core.RunReport.Trigger;
import java.util.List;

/** Asks for a run. */
public record RunRequest(SyncType type, List<String> scopes, Trigger trigger) {

  public RunRequest {
    scopes = List.copyOf(scopes);
  }
}
