package com.salesintelligence.local.googlesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeographyTextsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT(1 2)|POINT(1 2)",
        " point ( -122.350220 4.7e1 ) |POINT(-122.35022 47)",
        "LINESTRING(1 2,3 4.50)|LINESTRING(1 2, 3 4.5)",
        "POLYGON((0 0, 1 0, 1 1, 0 0))|POLYGON((0 0, 1 0, 1 1, 0 0))",
        "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1))"
            + "|GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(0 0, 1 1))",
        "POINT EMPTY|POINT EMPTY",
      })
  void wellKnownTextsAreSpacedAlike(String text, String normal) {
    assertThat(GeographyTexts.normal(text)).isEqualTo(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "POINT",
        "POINT(1 2",
        "POINT(1 2))",
        "CIRCLE(1 2)",
        "1 2",
        "POINT(1 NaN)",
        "(1)"
      })
  void whatIsNoWellKnownTextIsRefused(String text) {
    assertThatThrownBy(() -> GeographyTexts.normal(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Invalid geography");
  }
}
