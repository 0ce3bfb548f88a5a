package com.salesintelligence.score.core;

import com.salesintelligence.score.core.advice.StoredRecommendation;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Reads the newest recommendation of each of many accounts; the never scored ones are left out. */
@FunctionalInterface
public interface FindStoredRecommendations {

  List<StoredRecommendation> of(Set<String> accountIds, LocalDate today);
}
