package com.salesintelligence.ingest.documents;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.files.Digest;
import com.salesintelligence.ingest.files.Folder;
import com.salesintelligence.ingest.files.Folder.Entry;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hashes of the files of one folder; one that has not been written since is not read again. */
final class Hashes {

  private final Map<Entry, String> known = new ConcurrentHashMap<>();

  String of(Folder folder, Entry file) {
    return known.computeIfAbsent(file, any -> hash(folder, file));
  }

  void keepOnly(Collection<Entry> files) {
    known.keySet().retainAll(new HashSet<>(files));
  }

  private static String hash(Folder folder, Entry file) {
    try (var in = folder.open(file)) {
      return Digest.of(in);
    } catch (IOException e) {
      throw new SourceFailure(
          Fault.SOURCE_UNAVAILABLE, file.path() + " cannot be read to its end.", null, e);
    }
  }
}
