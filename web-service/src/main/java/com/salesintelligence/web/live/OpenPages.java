package com.salesintelligence.web.live;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The pages that are open and listen. */
@Component
class OpenPages {

  private static final long LISTENS_MILLIS = 30 * 60 * 1000L;
  private static final long RETRY_MILLIS = 1000;

  private final Set<SseEmitter> pages = ConcurrentHashMap.newKeySet();

  SseEmitter open() {
    var page = new SseEmitter(LISTENS_MILLIS);
    pages.add(page);
    page.onCompletion(() -> pages.remove(page));
    page.onTimeout(page::complete);
    send(page, SseEmitter.event().name("hello").reconnectTime(RETRY_MILLIS).data("{}"));
    return page;
  }

  void tell(Told told) {
    for (SseEmitter page : pages) {
      send(page, SseEmitter.event().name("changed").data(told, MediaType.APPLICATION_JSON));
    }
  }

  /** Keeps proxies from closing what is silent, and finds out who is gone. */
  void beat() {
    pages.forEach(page -> send(page, SseEmitter.event().comment("")));
  }

  void closeAll() {
    pages.forEach(SseEmitter::complete);
    pages.clear();
  }

  int count() {
    return pages.size();
  }

  private void send(SseEmitter page, SseEmitter.SseEventBuilder event) {
    try {
      page.send(event);
    } catch (IOException | IllegalStateException e) {
      // The page was closed: nobody is left to be told.
      pages.remove(page);
    }
  }
}
