package com.salesintelligence.resolve.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A header value with parameters, such as {@code attachment; filename="a.pdf"}; with the
 * continuations and character sets of RFC 2231, and with the encoded words that RFC 2047 forbids
 * there but mailers use.
 */
final class Parameters {

  private static final int MAX_PARAMETERS = 100;

  private final String value;
  private final Map<String, String> written;
  private final Defects defects;

  private Parameters(String value, Map<String, String> written, Defects defects) {
    this.value = value;
    this.written = written;
    this.defects = defects;
  }

  static Parameters of(@Nullable String header, Defects defects) {
    var scanner = new ParameterScanner(header == null ? "" : header);
    String value = scanner.value().toLowerCase(Locale.ROOT);
    var written = new LinkedHashMap<String, String>();
    while (scanner.next() && written.size() < MAX_PARAMETERS) {
      written.putIfAbsent(scanner.name().toLowerCase(Locale.ROOT), scanner.parameter());
    }
    return new Parameters(value, written, defects);
  }

  /** What stands before the first parameter, lower case. */
  String value() {
    return value;
  }

  @Nullable String get(String name) {
    String plain = written.get(name);
    String extended = written.get(name + "*");
    if (extended != null) {
      return extended(extended, name);
    }
    if (written.containsKey(name + "*0") || written.containsKey(name + "*0*")) {
      return continued(name);
    }
    return plain == null ? null : EncodedWords.decode(plain, name, defects);
  }

  private String extended(String text, String name) {
    int charsetEnd = text.indexOf('\'');
    int languageEnd = charsetEnd < 0 ? -1 : text.indexOf('\'', charsetEnd + 1);
    if (languageEnd < 0) {
      defects.add("parameter " + name + " names no charset");
      return decoded(percent(text), null, name);
    }
    return decoded(percent(text.substring(languageEnd + 1)), text.substring(0, charsetEnd), name);
  }

  /** The bytes of all pieces are joined first: a character may be cut in two between them. */
  private String continued(String name) {
    var bytes = new ByteArrayOutputStream();
    String charset = null;
    for (int i = 0; i < MAX_PARAMETERS; i++) {
      String encoded = written.get(name + "*" + i + "*");
      String plain = written.get(name + "*" + i);
      if (encoded == null && plain == null) {
        break;
      }
      if (encoded != null && i == 0 && encoded.chars().filter(c -> c == '\'').count() >= 2) {
        charset = encoded.substring(0, encoded.indexOf('\''));
        encoded = encoded.substring(encoded.indexOf('\'', charset.length() + 1) + 1);
      }
      bytes.writeBytes(encoded != null ? percent(encoded) : utf8(plain));
    }
    String text = decoded(bytes.toByteArray(), charset, name);
    return EncodedWords.decode(text, name, defects);
  }

  private static byte[] utf8(@Nullable String text) {
    return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
  }

  private String decoded(byte[] bytes, @Nullable String charset, String name) {
    return TextDecoding.decode(bytes, charset, "parameter " + name, defects);
  }

  private static byte[] percent(String text) {
    byte[] in = utf8(text);
    var out = new ByteArrayOutputStream(in.length);
    for (int i = 0; i < in.length; i++) {
      int high = in[i] == '%' && i + 2 < in.length ? EncodedWords.hex(in[i + 1]) : -1;
      int low = high < 0 ? -1 : EncodedWords.hex(in[i + 2]);
      if (low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(in[i]);
      }
    }
    return out.toByteArray();
  }
}
