package com.salesintelligence.web.layout;

/**
 * One page of a long list.
 *
 * @param number from 1
 */
public record Paging(int number, int size, long total) {

  public Paging {
    number = Math.max(1, number);
  }

  public int offset() {
    return (number - 1) * size;
  }

  public long from() {
    return total == 0 ? 0 : offset() + 1L;
  }

  public long to() {
    return Math.min(total, (long) number * size);
  }

  public boolean hasPrevious() {
    return number > 1;
  }

  public boolean hasNext() {
    return to() < total;
  }
}
