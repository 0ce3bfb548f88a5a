package com.salesintelligence.warehouse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The kit must fail where it should. */
class QueryFilesKitIT {

  record Names(String accountId, String accountName) {}

  record Wrong(String accountId, Long accountName) {}

  private static QueryFilesKit kit;

  @BeforeAll
  static void start() {
    kit = QueryFilesKit.start();
  }

  @AfterAll
  static void stop() {
    kit.close();
  }

  @Test
  void aQueryThatFitsPasses() {
    assertThatCode(() -> kit.check(Query.of("kit/accounts.sql", Names.class)))
        .doesNotThrowAnyException();
  }

  @Test
  void anUnknownColumnFails() {
    assertThatThrownBy(() -> kit.check(Query.of("kit/typo.sql", Names.class)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("kit/typo.sql")
        .hasMessageContaining("acount_name");
  }

  @Test
  void aComponentOfAnotherTypeFails() {
    assertThatThrownBy(() -> kit.check(Query.of("kit/accounts.sql", Wrong.class)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("column account_name is STRING");
  }

  @Test
  void aMissingFileFails() {
    assertThatThrownBy(() -> kit.check(Query.of("kit/nowhere.sql", Names.class)))
        .hasMessageContaining("kit/nowhere.sql");
  }
}
