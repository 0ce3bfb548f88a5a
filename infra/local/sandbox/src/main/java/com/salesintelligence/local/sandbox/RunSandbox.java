package com.salesintelligence.local.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The sandbox as a process of its own: {@code -Dsandbox.port}, {@code -Dsandbox.seed}, {@code
 * -Dsandbox.size}; says where it listens and lives until it is ended.
 */
public final class RunSandbox {

  private RunSandbox() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    var settings =
        new SandboxSettings(
            Integer.getInteger("sandbox.port", SandboxSettings.PORT),
            Long.getLong("sandbox.seed", 1),
            CompanySize.named(System.getProperty("sandbox.size", "small")),
            Optional.<Path>empty(),
            false);
    var sandbox = Sandbox.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "stop"));
    System.out.println("The sandbox is ready: " + sandbox.url());
    new CountDownLatch(1).await();
  }
}
