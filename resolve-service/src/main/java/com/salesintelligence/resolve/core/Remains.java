package com.salesintelligence.resolve.core;

import java.util.List;

/**
 * What the warehouse still says of a record that is gone at its source; by it its account is known.
 */
public record Remains(List<Participant> people, References references) {

  public static final Remains NONE = new Remains(List.of(), References.NONE);

  public Remains {
    people = List.copyOf(people);
  }

  public static Remains ofMail(List<Participant> people) {
    return new Remains(people, References.NONE);
  }

  public static Remains ofActivity(References references) {
    return new Remains(List.of(), references);
  }
}
