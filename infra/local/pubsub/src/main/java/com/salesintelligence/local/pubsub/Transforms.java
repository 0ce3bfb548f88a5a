package com.salesintelligence.local.pubsub;

import com.google.pubsub.v1.JavaScriptUDF;
import com.google.pubsub.v1.MessageTransform;
import io.grpc.StatusRuntimeException;
import java.util.List;

/**
 * Transforms of messages: they are kept and not run, so what they would change is refused rather
 * than handed on as it was.
 */
final class Transforms {

  private static final int MOST = 5;
  private static final int MOST_CODE = 20 << 10;

  private Transforms() {}

  static void check(List<MessageTransform> transforms) {
    if (transforms.size() > MOST) {
      throw Rejections.invalid("A resource has at most 5 message_transforms.");
    }
    transforms.forEach(Transforms::check);
  }

  private static void check(MessageTransform transform) {
    switch (transform.getTransformCase()) {
      case JAVASCRIPT_UDF -> check(transform.getJavascriptUdf());
      case AI_INFERENCE -> {
        if (transform.getAiInference().getEndpoint().isEmpty()) {
          throw Rejections.invalid("message_transforms.ai_inference needs an endpoint.");
        }
      }
      case TRANSFORM_NOT_SET ->
          throw Rejections.invalid("Each of message_transforms needs a transform.");
    }
  }

  private static void check(JavaScriptUDF function) {
    if (function.getFunctionName().isEmpty()
        || !function.getCode().contains(function.getFunctionName())) {
      throw Rejections.invalid(
          "message_transforms.javascript_udf needs a function_name and code that defines it.");
    }
    if (function.getCode().length() > MOST_CODE) {
      throw Rejections.invalid("The code of a javascript_udf has at most 20 KB.");
    }
  }

  /** Whether a message would not stay as it is. */
  static boolean areActive(List<MessageTransform> transforms) {
    return transforms.stream().anyMatch(transform -> !transform.getDisabled());
  }

  static void refuseActive(List<MessageTransform> transforms) {
    if (areActive(transforms)) {
      throw unsupported("publishing");
    }
  }

  static StatusRuntimeException unsupported(String use) {
    return Rejections.unsupported(use + " while message_transforms are enabled");
  }
}
