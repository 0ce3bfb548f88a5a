package com.salesintelligence.local.platform;

import com.salesintelligence.local.sandbox.CompanySize;
import java.nio.file.Path;

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
        CompanySize.valueOf(
            System.getProperty("run.size", "small").toUpperCase(java.util.Locale.ROOT)),
        Boolean.parseBoolean(System.getProperty("run.live", "true")));
  }
}
