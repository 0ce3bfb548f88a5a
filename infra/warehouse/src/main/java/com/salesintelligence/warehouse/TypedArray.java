package com.salesintelligence.warehouse;

import java.util.List;

/**
 * A query parameter that is an array of a declared element type: needed where a list that may be
 * empty does not hold strings, because an empty list is an array of strings otherwise.
 */
public record TypedArray(Class<?> element, List<?> values) {
  public TypedArray {
    values = List.copyOf(values);
  }
}
