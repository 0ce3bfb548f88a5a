package com.salesintelligence.local.platform.bench;

import com.salesintelligence.local.sandbox.RunSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A sandbox in a process of its own, so that what the sources hold is nobody else's memory. */
record SandboxProcess(MeasuredProcess process, String url) implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("is ready: (\\S+)");

  static SandboxProcess start(String size, Path folder) throws IOException {
    var process =
        MeasuredProcess.start(
            List.of(
                "-Xmx1800m",
                "-XX:+UseParallelGC",
                "-XX:+UseCompactObjectHeaders",
                "-Dsandbox.port=0",
                "-Dsandbox.size=" + size),
            RunSandbox.class,
            folder,
            "is ready");
    var ready = READY.matcher(Files.readString(folder.resolve("output.txt")));
    if (!ready.find()) {
      throw new IllegalStateException("the sandbox does not say where it listens");
    }
    return new SandboxProcess(process, ready.group(1));
  }

  @Override
  public void close() {
    process.close();
  }
}
