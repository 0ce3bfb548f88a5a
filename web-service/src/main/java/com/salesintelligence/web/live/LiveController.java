package com.salesintelligence.web.live;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Where open pages listen for changes. */
@RestController
class LiveController {

  private final OpenPages pages;

  LiveController(OpenPages pages) {
    this.pages = pages;
  }

  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(HttpServletResponse response) {
    // A proxy that collects the answer first would hold every event back.
    response.setHeader("X-Accel-Buffering", "no");
    return pages.open();
  }
}
