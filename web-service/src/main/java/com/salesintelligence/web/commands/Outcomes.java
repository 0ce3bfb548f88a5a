package com.salesintelligence.web.commands;

import com.salesintelligence.warehouse.Query;
import com.salesintelligence.web.reading.Reads;
import com.salesintelligence.web.reading.Rows;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads what became of commands to the sources. */
@Component
public class Outcomes {

  private static final Query<OutcomeRow> OF_COMMAND =
      Query.of("sql/commands/outcomes.sql", OutcomeRow.class);
  private static final Query<OutcomeRow> RECENT =
      Query.of("sql/commands/recent.sql", OutcomeRow.class);
  private static final Query<OutcomeRow> ABOUT =
      Query.of("sql/commands/about.sql", OutcomeRow.class);

  private final Reads reads;

  Outcomes(Reads reads) {
    this.reads = reads;
  }

  Rows<OutcomeRow> of(String commandId) {
    return reads.start(OF_COMMAND, Map.of("command_id", commandId));
  }

  /** Newest first. */
  public Rows<OutcomeRow> recent(String kind) {
    return reads.start(RECENT, Map.of("kind", kind));
  }

  /** Of the newest commands about one thing, newest first. */
  public Rows<OutcomeRow> about(String kind, String item) {
    return reads.start(ABOUT, Map.of("kind", kind, "item", item));
  }
}
