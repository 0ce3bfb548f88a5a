package com.salesintelligence.web.runs;

import com.salesintelligence.warehouse.Query;
import com.salesintelligence.web.reading.Reads;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the pollers did, and how fresh the tables are. */
@Controller
class RunsController {

  private static final Query<RunRow> RECENT = Query.of("sql/runs/recent.sql", RunRow.class);
  private static final Query<FreshnessRow> FRESHNESS =
      Query.of("sql/runs/freshness.sql", FreshnessRow.class);

  private final Reads reads;

  RunsController(Reads reads) {
    this.reads = reads;
  }

  @GetMapping("/runs")
  String runs(Model model) {
    var recent = reads.start(RECENT, Map.of());
    var freshness = reads.start(FRESHNESS, Map.of());
    model.addAttribute("runs", recent.all());
    model.addAttribute("freshness", freshness.all());
    return "runs";
  }
}
