package com.salesintelligence.resolve.mail;

import org.apache.james.mime4j.codec.DecodeMonitor;

/** Notes what mime4j finds broken, and lets it go on. */
final class DefectMonitor extends DecodeMonitor {

  private final Defects defects;

  DefectMonitor(Defects defects) {
    this.defects = defects;
  }

  @Override
  public boolean warn(String error, String dropDesc) {
    defects.add(kindOf(error));
    return false;
  }

  @Override
  public boolean isListening() {
    return true;
  }

  /** mime4j tells where in the mail, and which bytes: one defect of a kind is enough. */
  private static String kindOf(String error) {
    if (error.contains("prematurely") || error.contains("end of headers")) {
      return "a part or the whole mail ends too early";
    }
    if (error.contains("ase64") || error.contains("BASE64")) {
      return "broken base64: foreign or missing characters were skipped";
    }
    if (error.contains("Obsolete")) {
      return "an obsolete form of a header field";
    }
    if (error.contains("header")) {
      return "a header line that is no field: left out";
    }
    if (error.contains("oundary")) {
      return "a boundary that is not allowed";
    }
    return "broken quoted-printable: taken as it stands";
  }
}
