package com.salesintelligence.web.account;

import com.salesintelligence.web.layout.Band;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which accounts are shown, and in which order. Every part has a default; what cannot be read means
 * the default.
 *
 * @param owner id of a rep, empty for all
 * @param band name of a score band, empty for all
 */
public record AccountFilter(
    String text, String owner, String band, String sort, boolean ascending) {

  private static final Set<String> SORTS =
      Set.of("priority", "name", "budget", "engagement", "change", "interaction");

  static AccountFilter of(
      @Nullable String text,
      @Nullable String owner,
      @Nullable String band,
      @Nullable String sort,
      @Nullable String direction) {
    var by = sort != null && SORTS.contains(sort) ? sort : "priority";
    boolean ascending = direction == null ? by.equals("name") : direction.equals("asc");
    return new AccountFilter(
        text == null ? "" : text.strip(),
        owner == null ? "" : owner.strip(),
        band == null ? "" : band.toLowerCase(Locale.ROOT),
        by,
        ascending);
  }

  /** The best accounts of an owner, or of all when that is empty. */
  public static AccountFilter best(String owner) {
    return new AccountFilter("", owner, "", "priority", false);
  }

  public Map<String, Object> parameters(int limit, int offset) {
    var between = range();
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("text", text);
    parameters.put("owner", owner);
    parameters.put("low", (long) between.low());
    parameters.put("high", (long) between.high());
    parameters.put("sort", sort);
    parameters.put("ascending", ascending);
    parameters.put("limit", (long) limit);
    parameters.put("offset", (long) offset);
    return Map.copyOf(parameters);
  }

  private record Range(int low, int high) {}

  private Range range() {
    for (Band known : Band.values()) {
      if (known.style().equals(band)) {
        return new Range(known.low(), known.high());
      }
    }
    return new Range(-1, 100);
  }

  /** Whether anything narrows the list. */
  public boolean narrows() {
    return !text.isEmpty() || !band.isEmpty();
  }

  /** Address of the list when its column is clicked: its natural order, or the opposite one. */
  public String sortedBy(String column) {
    boolean up = column.equals(sort) ? !ascending : column.equals("name");
    return link(column, up, 1);
  }

  public String page(int number) {
    return link(sort, ascending, number);
  }

  /** For the header of a column: none, ascending or descending. */
  public String order(String column) {
    return !column.equals(sort) ? "none" : ascending ? "ascending" : "descending";
  }

  private String link(String by, boolean up, int page) {
    return UriComponentsBuilder.fromPath("/accounts")
        .queryParam("text", "{text}")
        .queryParam("owner", "{owner}")
        .queryParam("band", "{band}")
        .queryParam("sort", by)
        .queryParam("dir", up ? "asc" : "desc")
        .queryParam("page", page)
        .encode()
        .buildAndExpand(text, owner.isEmpty() ? "all" : owner, band)
        .toUriString();
  }
}
