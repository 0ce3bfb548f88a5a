package com.salesintelligence.score.http;

import static com.salesintelligence.score.core.facts.AnAccount.called;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.salesintelligence.score.core.ScoringEverybody;
import com.salesintelligence.score.core.ScoringFixture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ScoringRunControllerTest {

  private final ScoringFixture scoring = new ScoringFixture();
  private final MockMvc http =
      MockMvcBuilders.standaloneSetup(
              new ScoringRunController(
                  new ScoringEverybody(scoring.accounts(), scoring.queue(), 2), Runnable::run))
          .build();

  @BeforeEach
  void aWarehouseWithFiveAccounts() {
    IntStream.rangeClosed(1, 5).forEach(i -> scoring.knows(called("00" + i)));
  }

  @AfterEach
  void close() {
    scoring.queue().close();
  }

  @Test
  void withoutABodyAllAccountsAreScored() throws Exception {
    http.perform(post("/scores/run"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.status").value("started"));

    assertThat(scoring.storedAccounts()).hasSize(5);
  }

  @Test
  void aLimitScoresThatMany() throws Exception {
    http.perform(post("/scores/run").contentType(APPLICATION_JSON).content("{\"limit\": 3}"))
        .andExpect(status().isAccepted());

    assertThat(scoring.storedAccounts()).hasSize(3);
  }

  @Test
  void nonsenseIsExplained() throws Exception {
    http.perform(post("/scores/run").contentType(APPLICATION_JSON).content("{\"limit\": 0}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.code").value("BAD_INPUT"));
    http.perform(post("/scores/run").contentType(APPLICATION_JSON).content("{\"limit\": \"many"))
        .andExpect(status().isBadRequest())
        .andExpect(
            jsonPath("$.details")
                .value("send JSON such as {\"limit\": 100}, or no body to score all accounts"));
  }
}
