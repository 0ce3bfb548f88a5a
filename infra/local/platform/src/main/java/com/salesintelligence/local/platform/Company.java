package com.salesintelligence.local.platform;

import com.salesintelligence.local.sandbox.CompanySize;
import java.net.URI;
import java.nio.file.Path;

/** Whose mails, records and calls are read. */
public sealed interface Company {

  /** Of all that is made up. */
  default long seed() {
    return 1;
  }

  /**
   * One that the sandbox makes up.
   *
   * @param seed the same seed makes the same company
   * @param live whether it keeps producing new mail
   */
  record Invented(long seed, CompanySize size, boolean live) implements Company {}

  /** One's own mails and exports in a folder. */
  record Own(Path folder) implements Company {}

  /** That of a sandbox that runs already. */
  record Elsewhere(URI sandbox) implements Company {}
}
