package com.salesintelligence.local.platform;

import com.salesintelligence.local.sandbox.CompanySize;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * What to start.
 *
 * @param folder state of the platform; kept between runs
 * @param fresh wipe the folder first
 */
public record PlatformSettings(Ports ports, Path folder, boolean fresh, Company company) {

  /** Reads an invented company. */
  public PlatformSettings(
      Ports ports, Path folder, boolean fresh, long seed, CompanySize size, boolean live) {
    this(ports, folder, fresh, new Company.Invented(seed, size, live));
  }

  /** From the system properties that {@code ./mvnw -Prun} passes on. */
  static PlatformSettings ofSystemProperties() {
    return new PlatformSettings(
        Ports.parse(System.getProperty("run.ports", Ports.documented().list())),
        folder(System.getProperty("run.folder", ".local")),
        Boolean.parseBoolean(System.getProperty("run.fresh", "false")),
        wanted());
  }

  private static Company wanted() {
    var sandbox = System.getProperty("run.sandbox", "");
    var data = System.getProperty("run.data", "");
    if (!sandbox.isBlank()) {
      return new Company.Elsewhere(URI.create(sandbox));
    }
    if (!data.isBlank()) {
      return own(folder(data));
    }
    return new Company.Invented(
        Long.parseLong(System.getProperty("run.seed", "1")),
        size(System.getProperty("run.size", "small")),
        Boolean.parseBoolean(System.getProperty("run.live", "true")));
  }

  private static Company own(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CannotStart("There is no folder %s (-Drun.data).".formatted(folder));
    }
    return new Company.Own(folder);
  }

  private static Path folder(String name) {
    return Path.of(name).toAbsolutePath().normalize();
  }

  private static CompanySize size(String name) {
    var sizes = Arrays.stream(CompanySize.values()).map(CompanySize::name).toList();
    if (!sizes.contains(name.toUpperCase(Locale.ROOT))) {
      throw new CannotStart(
          "There is no -Drun.size=%s: choose one of %s."
              .formatted(name, String.join(", ", sizes).toLowerCase(Locale.ROOT)));
    }
    return CompanySize.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
