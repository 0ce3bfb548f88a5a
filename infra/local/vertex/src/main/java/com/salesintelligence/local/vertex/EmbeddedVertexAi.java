package com.salesintelligence.local.vertex;

import com.salesintelligence.local.vertex.embedding.Embedder;
import com.salesintelligence.local.vertex.embedding.Tokens;
import com.salesintelligence.local.vertex.fault.Faults;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Vertex AI in this process: gRPC on the loopback interface, for Google's client as it is. */
public final class EmbeddedVertexAi implements AutoCloseable {

  private static final int MAX_REQUEST_BYTES = 8 << 20;

  private final Faults faults = new Faults();
  private final ExecutorService workers;
  private final Tokens tokens = Tokens.packaged();
  private final Embedder embedder;
  private final Server server;

  private EmbeddedVertexAi(int port) throws IOException {
    workers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vertex-", 0).factory());
    embedder = new Embedder(tokens);
    var calls = new Calls(faults, workers);
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .executor(workers)
            .maxInboundMessageSize(MAX_REQUEST_BYTES)
            .permitKeepAliveTime(1, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .addService(
                new PredictionService(
                    calls,
                    new Embeddings(tokens, embedder),
                    new Generation(tokens, InstantSource.system())))
            .addService(new LlmUtilityService(calls, new TokenCounts(tokens)))
            .build()
            .start();
  }

  /**
   * Starts at once: the model and its vocabulary are loaded by the first request that needs them.
   *
   * @param port 0 takes a free one
   */
  public static EmbeddedVertexAi start(int port) {
    try {
      return new EmbeddedVertexAi(port);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot start Vertex AI on port %d: %s".formatted(port, e.getMessage()), e);
    }
  }

  public int port() {
    return server.getPort();
  }

  /** For the client's {@code setEndpoint}. */
  public String endpoint() {
    return "localhost:" + port();
  }

  /** Lets the next requests meet faults. */
  public Faults faults() {
    return faults;
  }

  @Override
  public void close() {
    server.shutdownNow();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.shutdownNow();
    embedder.close();
  }
}
