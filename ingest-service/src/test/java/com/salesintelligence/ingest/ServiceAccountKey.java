package com.salesintelligence.ingest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** A key file as the Google Cloud console gives it. */
public final class ServiceAccountKey {

  /** Made once: it takes longer than most tests. */
  private static final String PEM = pem();

  private ServiceAccountKey() {}

  private static String pem() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var key = generator.generateKeyPair().getPrivate().getEncoded();
      return "-----BEGIN PRIVATE KEY-----\\n"
          + Base64.getEncoder().encodeToString(key)
          + "\\n-----END PRIVATE KEY-----\\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Path write(Path folder, URI tokenUri) {
    try {
      var json =
          """
          {"type": "service_account", "project_id": "p", "private_key_id": "k", "client_id": "1",
           "client_email": "reader@p.iam.gserviceaccount.com", "private_key": "%s", "token_uri": "%s"}
          """
              .formatted(PEM, tokenUri);
      return Files.writeString(folder.resolve("key.json"), json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
