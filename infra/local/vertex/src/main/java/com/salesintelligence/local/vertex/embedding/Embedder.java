package com.salesintelligence.local.vertex.embedding;

import com.salesintelligence.local.vertex.embedding.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns texts into vectors of length 1. The model is loaded for the first text; a text that is
 * longer than the model reads is cut into pieces, and its vector is their mean by tokens.
 */
public final class Embedder implements AutoCloseable {

  private static final int PIECE = MiniLm.MOST_TOKENS - 2;

  private final Tokens tokens;
  private final ExecutorService workers;
  private @Nullable MiniLm model;

  public Embedder(Tokens tokens) {
    this.tokens = tokens;
    this.workers =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("vertex-embedder-", 0).factory());
  }

  /** The name and the size of what computes the vectors. */
  public static String modelId() {
    return "local-" + MiniLm.ID;
  }

  /** Of every vector. */
  public static int dimensions() {
    return MiniLm.DIMENSIONS;
  }

  /**
   * @return completes in the order of the texts, or fails with {@link ModelMissing}
   */
  public CompletableFuture<List<float[]>> embed(List<List<Token>> texts) {
    var vectors =
        texts.stream()
            .map(text -> CompletableFuture.supplyAsync(() -> vector(text), workers))
            .toList();
    return CompletableFuture.allOf(vectors.toArray(CompletableFuture[]::new))
        .thenApply(done -> vectors.stream().map(CompletableFuture::join).toList());
  }

  private float[] vector(List<Token> text) {
    var sum = new double[MiniLm.DIMENSIONS];
    for (var piece : pieces(text)) {
      float[] vector = model().vector(tokens.framed(piece));
      IntStream.range(0, sum.length)
          .forEach(i -> sum[i] += (double) vector[i] * Math.max(1, piece.size()));
    }
    return normalised(sum);
  }

  /** At least one, so that a text of nothing but strange characters has a vector too. */
  private static List<List<Token>> pieces(List<Token> text) {
    var pieces = new ArrayList<List<Token>>();
    for (int from = 0; from < text.size() || from == 0; from += PIECE) {
      pieces.add(text.subList(from, Math.min(from + PIECE, text.size())));
    }
    return pieces;
  }

  private static float[] normalised(double[] sum) {
    double length = 0;
    for (double value : sum) {
      length += value * value;
    }
    var vector = new float[sum.length];
    for (int i = 0; i < sum.length && length > 0; i++) {
      vector[i] = (float) (sum[i] / Math.sqrt(length));
    }
    return vector;
  }

  private synchronized MiniLm model() {
    if (model == null) {
      model = MiniLm.load();
    }
    return model;
  }

  @Override
  public void close() {
    workers.shutdownNow();
    workers.close(); // a text under way still holds the model
    synchronized (this) {
      if (model != null) {
        model.close();
        model = null;
      }
    }
  }
}
