package com.salesintelligence.local.googlesql.generate.functions;

/** Bytes and hashes. */
final class Bytes {
  private Bytes() {}

  static void addTo(FunctionTable table) {
    table.add("length(B) byte_length(B) octet_length(B)", "CAST(octet_length({0}) AS BIGINT)");
    table.add("to_hex(B)", "lower(hex({0}))");
    table.add("from_hex(S)", "unhex({0})");
    table.add("to_base32(B)", "_gsql_to_base32(hex({0}))");
    table.add("from_base32(S)", "unhex(_gsql_from_base32({0}))");
    table.add("to_base64(B)", "to_base64({0})");
    table.add("md5(S)", "unhex(md5({0}))");
    table.add("sha1(S)", "unhex(sha1({0}))");
    table.add("sha256(S)", "unhex(sha256({0}))");
    table.add("md5(B)", "unhex(md5({0}))");
    table.add("sha1(B)", "unhex(sha1({0}))");
    table.add("sha256(B)", "unhex(sha256({0}))");
    table.add("farm_fingerprint(S)", "_gsql_farm_fingerprint(hex(encode({0})))");
    table.add("farm_fingerprint(B)", "_gsql_farm_fingerprint(hex({0}))");
  }
}
