package com.salesintelligence.local.platform.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Lays the examples into folders that are not there yet; what lies there is left alone. */
public final class ExampleFiles {

  private static final List<String> DESCRIPTIONS =
      List.of("neighbourhoods", "properties", "transactions", "clients", "market_data");
  private static final List<String> DOCUMENTS =
      List.of(
          "labels.yml",
          "viewing-checklist.txt",
          "contracts/reservation.html",
          "mail/question-about-fees.eml");

  private ExampleFiles() {}

  public static Path datasets(Path folder, long seed) {
    return layOnce(
        folder,
        () -> {
          new RealEstate(seed).write(folder);
          for (var name : DESCRIPTIONS) {
            copy("datasets/" + name + ".yml", folder.resolve(name + ".yml"));
          }
        });
  }

  public static Path documents(Path folder) {
    return layOnce(
        folder,
        () -> {
          for (var name : DOCUMENTS) {
            copy("documents/" + name, folder.resolve(name));
          }
          Papers.marketReport(folder.resolve("market-report.pdf"));
          Papers.buyersGuide(folder.resolve("buyers-guide.docx"));
        });
  }

  private interface Laying {

    void lay() throws IOException;
  }

  private static Path layOnce(Path folder, Laying files) {
    try {
      if (!Files.exists(folder)) {
        Files.createDirectories(folder);
        files.lay();
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(String resource, Path to) throws IOException {
    Files.createDirectories(to.toAbsolutePath().getParent());
    try (var in = ExampleFiles.class.getResourceAsStream("/examples/" + resource)) {
      Files.copy(Objects.requireNonNull(in, resource), to);
    }
  }
}
