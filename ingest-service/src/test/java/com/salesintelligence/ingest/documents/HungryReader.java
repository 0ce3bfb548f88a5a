package com.salesintelligence.ingest.documents;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;

/** A reading process that is given a document and takes all the memory that there is. */
final class HungryReader {

  private HungryReader() {}

  public static void main(String[] arguments) throws IOException {
    new DataInputStream(System.in).readUTF();
    var taken = new ArrayList<byte[]>();
    while (true) {
      taken.add(new byte[1 << 20]);
    }
  }
}
