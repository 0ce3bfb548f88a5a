package com.salesintelligence.local.sandbox;

import com.salesintelligence.local.sandbox.gmail.ServiceAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps the service account's private key between runs. */
final class KeyFile {
  private KeyFile() {}

  static ServiceAccount of(Optional<Path> folder) {
    try {
      return folder.isPresent() ? kept(folder.get()) : ServiceAccount.create();
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static ServiceAccount kept(Path folder) throws IOException {
    Path file = folder.resolve("service-account.pem");
    if (Files.exists(file)) {
      return ServiceAccount.of(Files.readString(file));
    }
    var account = ServiceAccount.create();
    Files.createDirectories(folder);
    Files.writeString(file, account.pem());
    return account;
  }
}
