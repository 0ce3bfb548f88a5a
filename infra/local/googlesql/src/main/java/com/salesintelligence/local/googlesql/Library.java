package com.salesintelligence.local.googlesql;

import com.salesintelligence.local.googlesql.analysis.Analyser;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** ZetaSQL's native library, which is not made for every machine. */
sealed interface Library {

  /** {@code none} pretends that the library is missing, in analysers made from then on. */
  String SWITCH = "googlesql.library";

  /** What to start from: once per JVM, for the library and its built-in functions are large. */
  record Loaded(Analyser analyser) implements Library {}

  /**
   * No statement can be analysed.
   *
   * @param why for people, as the rest of a sentence
   */
  record Missing(String why) implements Library {
    SqlError refusal() {
      return SqlError.invalid(
          "This is none of the project's own statements, and no other SQL runs here: " + why());
    }
  }

  /** Says at once whether to pretend; the library itself is loaded as it is first needed. */
  static Supplier<Library> choose() {
    if (!"none".equals(System.getProperty(SWITCH))) {
      return () -> Native.LIBRARY;
    }
    var missing =
        new Missing(
            "-D%s=none pretends that ZetaSQL's native library, which analyses GoogleSQL, does not exist for this machine"
                .formatted(SWITCH));
    return () -> missing;
  }

  /** The one of this JVM. */
  final class Native {
    /** It warns at each start that it resolves no names, which nobody asks of it. */
    private static final Logger RESOLVER =
        Logger.getLogger("com.google.zetasql.io.grpc.NameResolverRegistry");

    static final Library LIBRARY = load();

    private Native() {}

    private static Library load() {
      RESOLVER.setLevel(Level.SEVERE);
      try {
        return new Loaded(new Analyser());
      } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
        return new Missing(
            "ZetaSQL's native library, which analyses GoogleSQL, exists for Linux and macOS on x86-64, and this machine (%s, %s) cannot load it: %s. Run other SQL on such a machine, or in BigQuery itself."
                .formatted(
                    System.getProperty("os.name"), System.getProperty("os.arch"), rootMessage(e)));
      }
    }

    private static String rootMessage(Throwable failure) {
      Throwable root = failure;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      return String.valueOf(root.getMessage());
    }
  }
}
