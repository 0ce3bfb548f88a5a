package com.salesintelligence.local.pubsub.filter;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FilterPropertiesTest {

  @Property
  void answersAnyTextWithAFilterOrASyntaxError(@ForAll String text) {
    try {
      assertThat(Filter.parse(text)).isNotNull();
    } catch (FilterSyntaxException expected) {
      assertThat(expected).hasMessageContaining("filter");
    }
  }
}
