package com.salesintelligence.ingest.documents.reading;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the documents whose paths come in, one after the other, until its standard input ends; ends
 * itself when one takes too long, so that it outlives no service.
 */
public final class ReadingProcess {

  /** Exit code of a process that ended itself because a document took too long. */
  public static final int TOO_SLOW = 75;

  private static volatile long busySince;

  private ReadingProcess() {}

  /**
   * @param arguments longest text in characters, longest time for one document in milliseconds
   */
  public static void main(String[] arguments) throws IOException {
    var out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // Whatever the parsers print stays out of the answers.
    System.setOut(System.err);
    var reader = new TikaReader(Integer.parseInt(arguments[0]));
    endWhenStuck(Duration.ofMillis(Long.parseLong(arguments[1])));
    var in = new DataInputStream(System.in);
    try {
      while (true) {
        var path = Path.of(in.readUTF());
        busySince = System.nanoTime() | 1;
        ReadDocument.write(reader.read(path), out);
        out.flush();
        busySince = 0;
      }
    } catch (EOFException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void endWhenStuck(Duration longest) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (true) {
                long since = busySince;
                if (since != 0 && System.nanoTime() - since > longest.toNanos()) {
                  Runtime.getRuntime().halt(TOO_SLOW);
                }
                LockSupport.parkNanos(longest.toNanos() / 10 + 1);
              }
            });
  }
}
