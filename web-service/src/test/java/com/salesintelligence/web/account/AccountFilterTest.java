package com.salesintelligence.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.web.security.Role;
import com.salesintelligence.web.security.SignedIn;
import org.junit.jupiter.api.Test;

class AccountFilterTest {

  private static final SignedIn MAYA =
      new SignedIn("maya", "Maya", "maya@x.example", Role.REP, "", "005M");
  private static final SignedIn MAX =
      new SignedIn("max", "Max", "max@x.example", Role.MANAGER, "", "");

  @Test
  void theBestComeFirstUnlessAskedOtherwise() {
    var filter = AccountFilter.of(null, "", null, null, null);
    assertThat(filter.parameters(50, 0))
        .containsEntry("sort", "priority")
        .containsEntry("ascending", false)
        .containsEntry("low", -1L)
        .containsEntry("high", 100L);
  }

  @Test
  void aBandIsARangeOfScores() {
    assertThat(AccountFilter.of("", "", "Warm", "", "").parameters(1, 0))
        .containsEntry("low", 60L)
        .containsEntry("high", 79L);
  }

  @Test
  void whatCannotBeReadMeansTheDefault() {
    var filter = AccountFilter.of("", "", "boiling", "; DROP TABLE", "sideways");
    assertThat(filter.sort()).isEqualTo("priority");
    assertThat(filter.parameters(1, 0)).containsEntry("low", -1L);
  }

  @Test
  void aSecondClickTurnsTheOrderAround() {
    var first = AccountFilter.of("", "", "", "budget", "desc");
    assertThat(first.sortedBy("budget")).contains("sort=budget").contains("dir=asc");
    assertThat(first.sortedBy("name")).contains("sort=name").contains("dir=asc");
    assertThat(first.order("budget")).isEqualTo("descending");
  }

  @Test
  void linksKeepTheFilterWhateverItsLetters() {
    var filter = AccountFilter.of("R&D <x> {y}", "005", "hot", "name", "asc");
    assertThat(filter.page(2))
        .contains("text=R%26D%20%3Cx%3E%20%7By%7D")
        .contains("page=2")
        .contains("owner=005");
  }

  @Test
  void aRepMeansTheirOwnAccountsAndAManagerAll() {
    assertThat(Whose.owner(null, MAYA)).isEqualTo("005M");
    assertThat(Whose.owner("all", MAYA)).isEmpty();
    assertThat(Whose.owner(null, MAX)).isEmpty();
    assertThat(Whose.owner("005X", MAX)).isEqualTo("005X");
  }
}
