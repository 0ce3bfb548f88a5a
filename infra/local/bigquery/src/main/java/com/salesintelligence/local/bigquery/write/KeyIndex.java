package com.salesintelligence.local.bigquery.write;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest change of each key of a table, in memory: whether its row exists and the sequence
 * number that it came with. Keys are 128-bit hashes, so that a hundred thousand of them take a few
 * megabytes. Used by one thread.
 */
final class KeyIndex {

  private static final byte FREE = 0;
  static final byte LIVE = 1;
  static final byte DELETED = 2;

  /** Seen in an open batch only; nothing is stored under this key. */
  static final byte UNKNOWN = 3;

  private long[] keys = new long[2 << 10];
  private long[] sequences = new long[1 << 10];
  private byte[] states = new byte[1 << 10];
  private @Nullable KeyChange[] open = new KeyChange[1 << 10];
  private final Map<Key, String> rests = new HashMap<>();
  private int size;

  /** The place of a key; it is made where there is none. */
  int find(long high, long low) {
    if (2 * size >= states.length) {
      grow();
    }
    int place = place(keys, states, high, low);
    if (states[place] == FREE) {
      keys[2 * place] = high;
      keys[2 * place + 1] = low;
      states[place] = UNKNOWN;
      size++;
    }
    return place;
  }

  byte state(int place) {
    return states[place];
  }

  long sequence(int place) {
    return sequences[place];
  }

  @Nullable String rest(int place) {
    return rests.isEmpty() ? null : rests.get(key(place));
  }

  void set(int place, byte state, long sequence, @Nullable String rest) {
    states[place] = state;
    sequences[place] = sequence;
    if (rest != null) {
      rests.put(key(place), rest);
    } else if (!rests.isEmpty()) {
      rests.remove(key(place));
    }
  }

  /** The change of the open batch that is newest for this key so far. */
  @Nullable KeyChange open(int place) {
    return open[place];
  }

  void open(int place, @Nullable KeyChange change) {
    open[place] = change;
  }

  /** Whether a change is older than what the key has already. */
  boolean isStale(int place, ChangeSequence sequence) {
    return states[place] != UNKNOWN
        && ChangeSequence.compare(sequence.first(), sequence.rest(), sequences[place], rest(place))
            < 0;
  }

  private Key key(int place) {
    return new Key(keys[2 * place], keys[2 * place + 1]);
  }

  private void grow() {
    int capacity = 2 * states.length;
    long[] newKeys = new long[2 * capacity];
    long[] newSequences = new long[capacity];
    byte[] newStates = new byte[capacity];
    @Nullable KeyChange[] newOpen = new KeyChange[capacity];
    for (int old = 0; old < states.length; old++) {
      if (states[old] != FREE) {
        int place = place(newKeys, newStates, keys[2 * old], keys[2 * old + 1]);
        newKeys[2 * place] = keys[2 * old];
        newKeys[2 * place + 1] = keys[2 * old + 1];
        newSequences[place] = sequences[old];
        newStates[place] = states[old];
        newOpen[place] = open[old];
      }
    }
    keys = newKeys;
    sequences = newSequences;
    states = newStates;
    open = newOpen;
  }

  private static int place(long[] keys, byte[] states, long high, long low) {
    int mask = states.length - 1;
    int place = (int) low & mask;
    while (states[place] != FREE && (keys[2 * place] != high || keys[2 * place + 1] != low)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private record Key(long high, long low) {}
}
