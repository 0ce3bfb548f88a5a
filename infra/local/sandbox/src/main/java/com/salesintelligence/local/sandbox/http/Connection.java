package com.salesintelligence.local.sandbox.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the requests of one connection, one after the other. */
final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final int IDLE_MILLIS = 120_000;
  private static final int BUFFER = 32 * 1024;

  /** What of a refused body is still read, so that the client sees the answer. */
  private static final long DRAINED = 256L << 20;

  private final Socket socket;
  private final Handler handler;

  Connection(Socket socket, Handler handler) {
    this.socket = socket;
    this.handler = handler;
  }

  void serve() {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(IDLE_MILLIS);
      var in = new BufferedInputStream(socket.getInputStream(), BUFFER);
      try {
        while (exchange(in)) {}
      } catch (Cut cut) {
        LOG.debug("Connection cut by order");
        if (cut.resets()) {
          // What is still unsent is thrown away and the peer gets a reset.
          socket.setSoLinger(true, 0);
        }
      }
    } catch (IOException gone) {
      LOG.debug("The client went away: {}", gone.toString());
    }
  }

  /** Whether the connection goes on. */
  private boolean exchange(InputStream in) throws IOException {
    RequestHead head;
    try {
      head = RequestHead.read(in);
    } catch (Refusal refusal) {
      Answered.send(socket.getOutputStream(), refusal.answer(), RequestHead.NONE);
      return false;
    }
    if (head == null) {
      return false;
    }
    if (head.expectsContinue()) {
      socket
          .getOutputStream()
          .write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    InputStream body = head.body(in);
    Answer answer = answer(head.request(body), head);
    body.skip(DRAINED);
    boolean ended = body.read() < 0;
    send(answer, head);
    return ended && head.keepsAlive();
  }

  private void send(Answer answer, RequestHead head) throws IOException {
    OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    Answered.send(out, answer, head);
    out.flush();
  }

  private Answer answer(Request request, RequestHead head) throws IOException {
    try {
      return handler.answer(request);
    } catch (Refusal refusal) {
      return refusal.answer();
    } catch (Cut cut) {
      throw cut;
    } catch (RuntimeException defect) {
      LOG.error("The sandbox failed on {} {}", head.method(), head.target(), defect);
      return Answer.json(500, Map.of("error", "The sandbox failed; its log says why."));
    }
  }
}
