package com.salesintelligence.local.vertex.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The packaged all-MiniLM-L6-v2, quantised: tokens in, the mean of their vectors out. One text per
 * run, since the vectors of a quantised model change with what shares its batch.
 */
final class MiniLm implements AutoCloseable {

  static final String ID = "all-minilm-l6-v2-q";
  static final int DIMENSIONS = 384;

  /** Start and end included. */
  static final int MOST_TOKENS = 256;

  private static final String FILE = "/all-minilm-l6-v2-q.onnx";

  private final OrtEnvironment environment;
  private final OrtSession session;

  private MiniLm(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  /**
   * @throws ModelMissing when this machine cannot run it
   */
  static MiniLm load() {
    try (var file = MiniLm.class.getResourceAsStream(FILE);
        var options = new OrtSession.SessionOptions()) {
      if (file == null) {
        throw new ModelMissing(FILE + " is missing on the classpath", null);
      }
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setCPUArenaAllocator(false);
      options.setMemoryPatternOptimization(false);
      var environment = OrtEnvironment.getEnvironment();
      return new MiniLm(environment, environment.createSession(file.readAllBytes(), options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException | LinkageError e) {
      throw new ModelMissing("ONNX Runtime does not run on this machine: " + e.getMessage(), e);
    }
  }

  /**
   * @param tokens at most {@link #MOST_TOKENS}, framed
   * @return not normalised
   */
  float[] vector(long[] tokens) {
    long[] ones = new long[tokens.length];
    Arrays.fill(ones, 1);
    try (var ids = OnnxTensor.createTensor(environment, new long[][] {tokens});
        var mask = OnnxTensor.createTensor(environment, new long[][] {ones});
        var types = OnnxTensor.createTensor(environment, new long[1][tokens.length]);
        var result = session.run(inputs(ids, mask, types))) {
      return mean(((float[][][]) result.get(0).getValue())[0]);
    } catch (OrtException e) {
      throw new IllegalStateException("The embedding model failed", e);
    }
  }

  private static Map<String, OnnxTensor> inputs(OnnxTensor ids, OnnxTensor mask, OnnxTensor types) {
    var inputs = new HashMap<String, OnnxTensor>();
    inputs.put("input_ids", ids);
    inputs.put("attention_mask", mask);
    inputs.put("token_type_ids", types);
    return inputs;
  }

  private static float[] mean(float[][] vectors) {
    var mean = new float[DIMENSIONS];
    for (float[] vector : vectors) {
      for (int i = 0; i < DIMENSIONS; i++) {
        mean[i] += vector[i] / vectors.length;
      }
    }
    return mean;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
