package com.salesintelligence.local.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A sandbox in a process of its own, to be killed. */
final class KilledSandbox {
  private KilledSandbox() {}

  /** Starts one in a process of its own. */
  static Process launch(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            KilledSandbox.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    var settings =
        new SandboxSettings(0, 42, CompanySize.SMALL, Optional.of(Path.of(args[0])), true);
    System.out.println("URL " + Sandbox.start(settings).url());
    new CountDownLatch(1).await();
  }
}
