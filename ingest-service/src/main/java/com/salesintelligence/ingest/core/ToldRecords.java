package com.salesintelligence.ingest.core;

import com.salesintelligence.ingest.core.ToldBefore.Kind;
import com.salesintelligence.ingest.core.ToldBefore.Told;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was told of each of many records, in some forty bytes a record. Keys are known by 64 bits of
 * a hash that differs from process to process: of a million records two are confused once in forty
 * million runs.
 */
final class ToldRecords {

  private static final Kind[] KINDS = Kind.values();
  private static final int SHARDS = 16;
  private static final long SEED = new SplittableRandom().nextLong();
  private static final long PRIME = 0x100000001b3L;

  private final Shard[] shards = Stream.generate(Shard::new).limit(SHARDS).toArray(Shard[]::new);

  @Nullable Told get(RecordKey key) {
    long hash = hash(key);
    return shard(hash).get(hash);
  }

  boolean contains(RecordKey key) {
    return get(key) != null;
  }

  void put(RecordKey key, Told told) {
    long hash = hash(key);
    shard(hash).put(hash, told.version(), told.fingerprint(), told.kind(), Long.MAX_VALUE);
  }

  /** The record was told at some time before. */
  void putIfAbsent(RecordKey key, Told told) {
    long hash = hash(key);
    shard(hash).put(hash, told.version(), told.fingerprint(), told.kind(), Long.MIN_VALUE);
  }

  /** Takes over what the other holds of these versions, but for records of which it holds later. */
  void addAll(ToldRecords other, long oldestVersion) {
    for (int i = 0; i < SHARDS; i++) {
      other.shards[i].copyTo(shards[i], oldestVersion);
    }
  }

  private Shard shard(long hash) {
    return shards[(int) (hash >>> 60)];
  }

  private static long hash(RecordKey key) {
    long hash = mixed(mixed(SEED, key.objectType()) ^ 0xffff, key.externalId());
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash;
  }

  private static long mixed(long start, String text) {
    long hash = start;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }

  /** A hash table with open addressing; no hash is 0. */
  private static final class Shard {

    private long[] hashes = new long[16];
    private long[] versions = new long[16];
    private int[] fingerprints = new int[16];
    private byte[] kinds = new byte[16];
    private int size;

    synchronized @Nullable Told get(long hash) {
      int slot = slot(hash);
      return hashes[slot] == 0
          ? null
          : new Told(versions[slot], fingerprints[slot], KINDS[kinds[slot]]);
    }

    /**
     * @param latest what is held of a record at a later version than this stays
     */
    synchronized void put(long hash, long version, int fingerprint, Kind kind, long latest) {
      int slot = slot(hash);
      if (hashes[slot] != 0 && (latest == Long.MIN_VALUE || versions[slot] > latest)) {
        return;
      }
      if (hashes[slot] == 0) {
        hashes[slot] = hash;
        size++;
      }
      versions[slot] = version;
      fingerprints[slot] = fingerprint;
      kinds[slot] = (byte) kind.ordinal();
      if (size > hashes.length / 10 * 7) {
        grow();
      }
    }

    private int slot(long hash) {
      int mask = hashes.length - 1;
      int slot = (int) hash & mask;
      while (hashes[slot] != 0 && hashes[slot] != hash) {
        slot = (slot + 1) & mask;
      }
      return slot;
    }

    private void grow() {
      long[] oldHashes = hashes;
      long[] oldVersions = versions;
      int[] oldFingerprints = fingerprints;
      byte[] oldKinds = kinds;
      hashes = new long[2 * oldHashes.length];
      versions = new long[hashes.length];
      fingerprints = new int[hashes.length];
      kinds = new byte[hashes.length];
      for (int i = 0; i < oldHashes.length; i++) {
        if (oldHashes[i] != 0) {
          int slot = slot(oldHashes[i]);
          hashes[slot] = oldHashes[i];
          versions[slot] = oldVersions[i];
          fingerprints[slot] = oldFingerprints[i];
          kinds[slot] = oldKinds[i];
        }
      }
    }

    synchronized void copyTo(Shard other, long oldestVersion) {
      for (int i = 0; i < hashes.length; i++) {
        if (hashes[i] != 0 && versions[i] >= oldestVersion) {
          other.put(hashes[i], versions[i], fingerprints[i], KINDS[kinds[i]], versions[i]);
        }
      }
    }
  }
}
