package com.salesintelligence.contracts;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.ExtensionRegistry;
import com.salesintelligence.contracts.tables.options.OptionsProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The descriptor sets that tests compare: the one that was just built and the one that was released
 * last.
 */
public final class Contracts {

  /**
   * To release: copy target/classes/contracts.desc over it, in the commit that announces the
   * release.
   */
  public static final Path RELEASED = Path.of("released/contracts.desc");

  private Contracts() {}

  public static FileDescriptorSet current() {
    return read(Path.of("target/classes/contracts.desc"));
  }

  public static FileDescriptorSet released() {
    return read(RELEASED);
  }

  private static FileDescriptorSet read(Path file) {
    var registry = ExtensionRegistry.newInstance();
    OptionsProto.registerAllExtensions(registry);
    try {
      return FileDescriptorSet.parseFrom(Files.readAllBytes(file), registry);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
