package com.salesintelligence.local.platform;

import com.salesintelligence.local.sandbox.CompanySize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/**
 * One platform for all integration tests of this JVM: small, seeded, without activity of its own.
 */
final class SharedPlatform {

  private static final LocalPlatform PLATFORM = start();

  private SharedPlatform() {}

  static LocalPlatform get() {
    return PLATFORM;
  }

  private static LocalPlatform start() {
    QuietLogs.install();
    try {
      var folder = Files.createTempDirectory("sales-intelligence-it");
      var platform =
          LocalPlatform.start(
              new PlatformSettings(Ports.free(), folder, false, 7, CompanySize.SMALL, false));
      Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
      return platform;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
