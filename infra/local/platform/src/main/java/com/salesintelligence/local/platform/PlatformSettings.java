package com.salesintelligence.local.platform;

import com.salesintelligence.local.sandbox.CompanySize;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * What to start.
 *
 * @param folder state of the platform; kept between runs
 * @param fresh wipe the folder first
 * @param seed of the generated company
 * @param live whether the company keeps producing new mail
 */
public record PlatformSettings(
    Ports ports, Path folder, boolean fresh, long seed, CompanySize size, boolean live) {

  /** From the system properties that {@code ./mvnw -Prun} passes on. */
  static PlatformSettings ofSystemProperties() {
    return new PlatformSettings(
        Ports.parse(System.getProperty("run.ports", Ports.documented().list())),
        Path.of(System.getProperty("run.folder", ".local")).toAbsolutePath().normalize(),
        Boolean.parseBoolean(System.getProperty("run.fresh", "false")),
        Long.parseLong(System.getProperty("run.seed", "1")),
        size(System.getProperty("run.size", "small")),
        Boolean.parseBoolean(System.getProperty("run.live", "true")));
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
