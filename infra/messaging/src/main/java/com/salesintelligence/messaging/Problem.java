package com.salesintelligence.messaging;

import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * Why a message could not be handled, fit to be stored: without personal data.
 *
 * @param cause what tells two causes apart: the normalised message or the place in the code
 */
record Problem(ErrorCode error, String message, String cause) {

  private static final String OWN_CODE = "com.salesintelligence.";
  private static final int FRAMES = 3;

  static Problem of(ErrorCode error, String message) {
    return new Problem(error, message, message);
  }

  /** Messages of foreign exceptions may quote the data: only their classes and places are kept. */
  static Problem of(ErrorCode fallback, Throwable failure) {
    Throwable actual = unwrap(failure);
    Throwable root = rootOf(actual);
    String place = root.getClass().getName() + " at " + placesOf(actual, root);
    return actual instanceof RetryLater later
        ? new Problem(later.error(), String.valueOf(later.getMessage()), place)
        : new Problem(
            fallback,
            "It failed with %s each time: see the service's log, mend the cause, then replay."
                .formatted(root.getClass().getSimpleName()),
            place);
  }

  static Throwable unwrap(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause != null
            && (failure instanceof CompletionException || failure instanceof ExecutionException)
        ? unwrap(cause)
        : failure;
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
      root = root.getCause();
    }
    return root;
  }

  private static String placesOf(Throwable actual, Throwable root) {
    String own = ownFrames(root);
    return own.isEmpty() ? ownFrames(actual) : own;
  }

  private static String ownFrames(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(OWN_CODE))
        .limit(FRAMES)
        .map(frame -> frame.getClassName() + "." + frame.getMethodName())
        .collect(Collectors.joining(" < "));
  }

  /** Equal for problems with the same cause. */
  String fingerprint() {
    return Fingerprint.of(error.name(), cause);
  }
}
