package com.salesintelligence.local.vertex;

/** Gives a vector as many dimensions as were asked for. */
final class Dimensions {

  private Dimensions() {}

  /** More are zero, which leaves every cosine as it is; fewer are cut and made length 1 again. */
  static float[] fit(float[] vector, int dimensions) {
    var fitted = new float[dimensions];
    int kept = Math.min(vector.length, dimensions);
    double length = 0;
    for (int i = 0; i < kept; i++) {
      length += (double) vector[i] * vector[i];
    }
    double scale = kept < vector.length && length > 0 ? 1 / Math.sqrt(length) : 1;
    for (int i = 0; i < kept; i++) {
      fitted[i] = (float) (vector[i] * scale);
    }
    return fitted;
  }
}
