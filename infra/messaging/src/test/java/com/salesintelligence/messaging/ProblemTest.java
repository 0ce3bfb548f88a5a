package com.salesintelligence.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void equalCausesShareAFingerprintWhateverTheirValues() {
    assertThat(parked("Row 17 of 'a@b.example': 5f3e9a7c-11 is no id").fingerprint())
        .isEqualTo(parked("Row 4 of 'c@d.example': 00aa9a7c-99 is no id").fingerprint());
  }

  @Test
  void differentCausesOrCodesDoNot() {
    assertThat(parked("No sender").fingerprint()).isNotEqualTo(parked("No date").fingerprint());
    assertThat(parked("No sender").fingerprint())
        .isNotEqualTo(Problem.of(MessagingError.UNREADABLE_EVENT, "No sender").fingerprint());
  }

  @Test
  void exceptionsAreToldApartByTheirPlaceNotByTheirMessage() {
    assertThat(failure("one").fingerprint()).isEqualTo(failure("two").fingerprint());
    assertThat(failure("one").fingerprint()).isNotEqualTo(elsewhere().fingerprint());
    assertThat(failure("one").message()).doesNotContain("one").contains("IllegalStateException");
  }

  @Test
  void theCauseInsideTheWrappersCounts() {
    Throwable wrapped =
        new CompletionException(new CompletionException(new ArithmeticException("inner")));

    assertThat(Problem.of(MessagingError.DELIVERY_ATTEMPTS_EXHAUSTED, wrapped).message())
        .contains("ArithmeticException");
  }

  private static Problem parked(String message) {
    return Problem.of(MessagingError.REJECTED_ROW, message);
  }

  private static Problem failure(String message) {
    return Problem.of(
        MessagingError.DELIVERY_ATTEMPTS_EXHAUSTED, new IllegalStateException(message));
  }

  private static Problem elsewhere() {
    return Problem.of(MessagingError.DELIVERY_ATTEMPTS_EXHAUSTED, new IllegalStateException("one"));
  }
}
