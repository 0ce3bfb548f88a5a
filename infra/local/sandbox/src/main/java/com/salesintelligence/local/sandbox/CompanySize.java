package com.salesintelligence.local.sandbox;

import com.salesintelligence.local.sandbox.company.Scale;
import java.util.Locale;

/** How big the invented company is. */
public enum CompanySize {
  /** For a first look and for tests. */
  SMALL(new Scale(40, 160, 20, 1_500)),
  MEDIUM(new Scale(250, 1_200, 120, 12_000)),
  /** For measuring. */
  LARGE(new Scale(2_000, 10_000, 800, 100_000));

  private final Scale scale;

  CompanySize(Scale scale) {
    this.scale = scale;
  }

  Scale scale() {
    return scale;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static CompanySize named(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
