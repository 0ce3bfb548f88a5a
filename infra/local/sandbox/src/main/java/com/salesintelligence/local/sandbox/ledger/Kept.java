package com.salesintelligence.local.sandbox.ledger;

import com.salesintelligence.local.sandbox.company.Company;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The state of one source: founded with a company, changed by notes only. */
public interface Kept {
  /** The source's name in notes. */
  String source();

  /** Forgets all and begins with this company. */
  void found(Company company);

  void apply(Note note);

  /** What is still to be known after a new beginning, as notes for the company that comes. */
  List<Note> carriedOver(Instant at);

  /** The truth about what the source holds, where it is not plain. */
  void truth(Consumer<Map<String, @Nullable Object>> lines);
}
