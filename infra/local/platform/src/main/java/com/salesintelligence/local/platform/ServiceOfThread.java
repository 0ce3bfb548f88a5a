package com.salesintelligence.local.platform;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Names the service in a log line: the thread group that the logging thread was started in. */
public final class ServiceOfThread extends ClassicConverter {

  @Override
  public String convert(ILoggingEvent event) {
    var group = Thread.currentThread().getThreadGroup();
    return group == null || !group.getName().endsWith("-service") ? "platform" : group.getName();
  }
}
