package com.salesintelligence.local.sandbox.gmail;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The service account with domain-wide delegation, as Google hands out its key. */
public final class ServiceAccount {
  public static final String EMAIL = "mail-reader@demo-project.iam.gserviceaccount.com";
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
  private static final String END = "\n-----END PRIVATE KEY-----\n";

  private final PrivateKey privateKey;
  private final PublicKey publicKey;
  private final String keyId;

  private ServiceAccount(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
    this.keyId =
        new BigInteger(1, publicKey.getEncoded()).mod(BigInteger.TWO.pow(159)).toString(16);
  }

  public static ServiceAccount create() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      return new ServiceAccount(pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This JDK cannot make RSA keys", missing);
    }
  }

  /** From the PEM text that {@link #pem} gave. */
  public static ServiceAccount of(String pem) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(pem.replace(BEGIN, "").replace(END, ""));
      var factory = KeyFactory.getInstance("RSA");
      var key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(bytes));
      var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
      return new ServiceAccount(key, factory.generatePublic(spec));
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      throw new IllegalArgumentException(
          "The key is broken; delete the sandbox's folder to get a new one", broken);
    }
  }

  public String pem() {
    return BEGIN
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(privateKey.getEncoded())
        + END;
  }

  public String keyId() {
    return keyId;
  }

  /** The JSON that Google's authentication library reads. */
  public Map<String, String> key(String tokenUri) {
    var key = new LinkedHashMap<String, String>();
    key.put("type", "service_account");
    key.put("project_id", "demo-project");
    key.put("private_key_id", keyId);
    key.put("private_key", pem());
    key.put("client_email", EMAIL);
    key.put("client_id", "100000000000000000001");
    key.put("auth_uri", tokenUri);
    key.put("token_uri", tokenUri);
    return key;
  }

  boolean signed(byte[] content, byte[] signature) {
    try {
      var verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(publicKey);
      verifier.update(content);
      return verifier.verify(signature);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
