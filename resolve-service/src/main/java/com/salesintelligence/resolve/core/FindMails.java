package com.salesintelligence.resolve.core;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Finds the stored mails of many addresses at once. */
@FunctionalInterface
public interface FindMails {

  /**
   * @return by message id, the people outside our own company in each mail with one of the
   *     addresses; the newest mails of each address, at most a set number
   */
  CompletableFuture<Map<String, List<Participant>>> of(Collection<String> addresses);
}
