package com.salesintelligence.contracts.warehouse;

/** A view of the warehouse; {@code {dataset}} in its query stands for {@code project.dataset}. */
public record View(String name, String description, String query) {

  /** GoogleSQL that creates or replaces this view in a dataset ({@code project.dataset}). */
  public String ddl(String dataset) {
    return "CREATE OR REPLACE VIEW `%s.%s`\nOPTIONS (description = \"%s\")\nAS\n%s"
        .formatted(dataset, name, description, query.replace("{dataset}", dataset));
  }
}
