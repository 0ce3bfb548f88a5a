package com.salesintelligence.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class DeadLetterAttributesTest {

  @Property
  void anyMessageFitsIntoAnAttributeOfPubSub(@ForAll @StringLength(max = 1500) String message) {
    Map<String, String> attributes =
        DeadLetterAttributes.of(Problem.of(MessagingError.REJECTED_ROW, message), "1");

    assertThat(attributes.values())
        .allSatisfy(
            value ->
                assertThat(value.getBytes(StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(1024));
  }

  @Property
  void whatIsNoNumberOrTimeIsLeftOut(@ForAll String hostile) {
    var attributes =
        new DeadLetterAttributes(
            Map.of("parked-delivery-attempt", "x" + hostile, "parked-published-at", hostile));

    assertThat(attributes.attempt()).isZero();
    assertThat(attributes.original()).isEmpty();
    assertThat(attributes.publishedAt()).isEmpty();
  }
}
