package com.salesintelligence.local.platform.bench;

import com.salesintelligence.local.platform.Ports;
import com.salesintelligence.local.platform.RunLocalPlatform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The local platform as a process of its own, started as {@code -Prun} starts it. */
record PlatformProcess(MeasuredProcess process, Ports ports) implements AutoCloseable {

  /** With a company of its own. */
  static PlatformProcess start(String size, Path folder) throws IOException {
    return start(List.of("-Drun.size=" + size, "-Drun.live=false"), folder);
  }

  /** Reads a sandbox that runs already: a load is long enough for the optimising compiler. */
  static PlatformProcess reading(SandboxProcess sandbox, Path folder) throws IOException {
    return start(
        List.of(
            "-Drun.sandbox=" + sandbox.url(),
            "-XX:TieredStopAtLevel=4",
            "-XX:ReservedCodeCacheSize=240m"),
        folder);
  }

  private static PlatformProcess start(List<String> properties, Path folder) throws IOException {
    var ports = Ports.free();
    var flags =
        new ArrayList<>(Arrays.asList(System.getProperty("bench.jvm", "-Xmx700m").split(" +")));
    flags.addAll(properties);
    flags.add("-Drun.folder=" + folder.resolve("state"));
    flags.add("-Drun.ports=" + ports.list());
    return new PlatformProcess(
        MeasuredProcess.start(flags, RunLocalPlatform.class, folder, "is ready"), ports);
  }

  @Override
  public void close() {
    process.close();
  }
}
