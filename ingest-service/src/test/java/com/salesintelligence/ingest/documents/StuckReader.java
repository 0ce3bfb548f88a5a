package com.salesintelligence.ingest.documents;

import java.util.concurrent.CountDownLatch;

/** A reading process that is given a document and never answers. */
final class StuckReader {

  private StuckReader() {}

  public static void main(String[] arguments) throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
