package com.salesintelligence.local.sandbox.http;

import java.io.IOException;

/** Answers the requests of one protocol. */
public interface Handler {
  Answer answer(Request request) throws IOException;
}
