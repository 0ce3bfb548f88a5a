package com.salesintelligence.local.sandbox.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A few objects of one type, held as they are: users, webhooks, subscriptions. */
public final class Things {
  public static final String CREATED = "created";
  public static final String CHANGED = "changed";
  public static final String DELETED = "deleted";

  private final Map<String, Thing> things = new LinkedHashMap<>();

  /**
   * One of them.
   *
   * @param version counts its changes, 1 when it is new
   */
  public record Thing(String id, Map<String, ? extends @Nullable Object> fields, int version) {
    public @Nullable Object field(String name) {
      return fields.get(name);
    }

    public String text(String name) {
      Object value = fields.get(name);
      return value == null ? "" : value.toString();
    }
  }

  public synchronized void clear() {
    things.clear();
  }

  public synchronized void apply(Note note) {
    Thing before = things.get(note.id());
    switch (note.what()) {
      case CREATED -> things.put(note.id(), new Thing(note.id(), note.fields(), 1));
      case CHANGED -> {
        if (before != null) {
          var fields = new LinkedHashMap<String, @Nullable Object>(before.fields);
          fields.putAll(note.fields());
          things.put(note.id(), new Thing(note.id(), fields, before.version + 1));
        }
      }
      case DELETED -> things.remove(note.id());
      default -> throw new IllegalStateException("Unknown note: " + note);
    }
  }

  public synchronized Optional<Thing> find(String id) {
    return Optional.ofNullable(things.get(id));
  }

  public synchronized List<Thing> all() {
    return List.copyOf(things.values());
  }
}
