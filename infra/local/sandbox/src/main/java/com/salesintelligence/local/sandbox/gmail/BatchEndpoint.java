package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Handler;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Answers up to 100 calls in one: each part stands or fails on its own. */
public final class BatchEndpoint implements Handler {
  private static final int MOST = 100;
  private static final int MOST_BYTES = 4 << 20;
  private static final String BOUNDARY = "batch_sandbox-7d1c0f5b2a";

  private final Handler inner;

  public BatchEndpoint(Handler inner) {
    this.inner = inner;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    if (!request.method().equals("POST")) {
      throw GmailError.BAD_REQUEST.refusal("A batch is sent by POST.");
    }
    String boundary =
        request
            .header("Content-Type")
            .filter(type -> type.startsWith("multipart/mixed"))
            .flatMap(type -> Headers.parameter(type, "boundary"))
            .orElseThrow(
                () ->
                    GmailError.BAD_REQUEST.refusal("A batch is multipart/mixed with a boundary."));
    byte[] body =
        request
            .bytes(MOST_BYTES)
            .orElseThrow(() -> GmailError.BAD_REQUEST.refusal("The batch is too large."));
    var parts = Boundaries.split(body, boundary);
    if (parts.isEmpty() || parts.size() > MOST) {
      throw GmailError.BAD_REQUEST.refusal(
          "The batch holds " + parts.size() + " calls; 1 to " + MOST + " are allowed.");
    }
    return answered(request, parts);
  }

  private Answer answered(Request request, List<byte[]> parts) throws IOException {
    var answers = new ArrayList<BatchBody.Part>(parts.size());
    for (byte[] part : parts) {
      var call = BatchCall.of(new String(part, StandardCharsets.ISO_8859_1), request);
      answers.add(new BatchBody.Part(call.contentId(), one(call)));
    }
    var body = new BatchBody(BOUNDARY, answers);
    return new Answer(200, "multipart/mixed; boundary=" + BOUNDARY, List.of(), body, false);
  }

  private Answer one(BatchCall call) throws IOException {
    try {
      return inner.answer(call.request());
    } catch (Refusal refusal) {
      return refusal.answer();
    }
  }
}
