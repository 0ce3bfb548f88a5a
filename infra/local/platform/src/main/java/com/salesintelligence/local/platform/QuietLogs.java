package com.salesintelligence.local.platform;

import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** One log for all that runs in this JVM, instead of each Spring application setting up its own. */
final class QuietLogs {

  private QuietLogs() {}

  static void install() {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    LoggerFactory.getILoggerFactory();
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
