package com.salesintelligence.local.bigquery.query;

/** How a step of a script ends. */
sealed interface End {

  /** Without leaving a loop or a block. */
  enum Plain implements End {
    NEXT,
    RETURN
  }

  /** Leaves the loop or block of this name; with none, the innermost loop. */
  record Break(String label) implements End {}

  /** Begins the loop of this name again; with none, the innermost one. */
  record Continue(String label) implements End {}

  /** Whether a loop of this name ends with a step that ended so. */
  default boolean leaves(String loop) {
    return switch (this) {
      case Plain plain -> plain == Plain.RETURN;
      case Break out -> true;
      case Continue next -> !next.label().isEmpty() && !next.label().equalsIgnoreCase(loop);
    };
  }

  /** A loop that is left by its own BREAK goes on behind it. */
  default End afterLoop(String loop) {
    boolean own =
        this instanceof Break out && (out.label().isEmpty() || out.label().equalsIgnoreCase(loop));
    return own ? Plain.NEXT : this;
  }

  /** A block is left only by a BREAK that names it. */
  default End afterBlock(String block) {
    boolean own =
        this instanceof Break out && !out.label().isEmpty() && out.label().equalsIgnoreCase(block);
    return own ? Plain.NEXT : this;
  }
}
