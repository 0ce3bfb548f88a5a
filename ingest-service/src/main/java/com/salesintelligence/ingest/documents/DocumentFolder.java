package com.salesintelligence.ingest.documents;

import com.salesintelligence.ingest.files.Digest;
import com.salesintelligence.ingest.files.Folder;
import com.salesintelligence.ingest.files.Folder.Entry;
import java.util.List;

/**
 * A folder of documents as it lies there now.
 *
 * @param cursor stands for all its files
 */
record DocumentFolder(
    String name, Folder folder, List<Entry> documents, AccessLabels labels, String cursor) {

  static DocumentFolder find(String name, String location) {
    var folder = Folder.at(location);
    var files = folder.files();
    var labels = AccessLabels.in(folder, files);
    var digest = new Digest().add(labels.text());
    Folder.digest(files, digest);
    var documents = files.stream().filter(f -> !f.path().equals(AccessLabels.FILE)).toList();
    return new DocumentFolder(name, folder, documents, labels, digest.hex());
  }

  /** The same for as long as the document lies at its place. */
  String id(Entry file) {
    return "doc-" + Digest.of(path(file)).substring(0, 32);
  }

  String path(Entry file) {
    return name + "/" + file.path();
  }
}
