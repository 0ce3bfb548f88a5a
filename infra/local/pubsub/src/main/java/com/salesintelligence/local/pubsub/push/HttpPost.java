package com.salesintelligence.local.pubsub.push;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocket;

/**
 * One POST on one connection, down to the status. The clients of the JDK do not tell a 102, which
 * acknowledges a message.
 */
record HttpPost(PushEndpoint endpoint, Map<String, String> headers, byte[] body) {

  private static final int MAX_LINE = 8 << 10;
  private static final int MAX_IGNORED = 1 << 20;

  int send(Duration timeout) throws IOException {
    int millis = (int) timeout.toMillis();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(endpoint.address(), endpoint.port()), millis);
      plain.setSoTimeout(millis);
      Socket socket = endpoint.isSecure() ? secure(plain) : plain;
      write(socket.getOutputStream());
      InputStream in = new BufferedInputStream(socket.getInputStream());
      int status = status(in);
      ignoreTheRest(in, status);
      return status;
    }
  }

  private SSLSocket secure(Socket plain) throws IOException {
    var socket =
        (SSLSocket)
            LoopbackTrust.sockets().createSocket(plain, endpoint.host(), endpoint.port(), false);
    socket.startHandshake();
    return socket;
  }

  private void write(OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder();
    head.append("POST ").append(endpoint.path()).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(endpoint.uri().getRawAuthority()).append("\r\n");
    head.append("Content-Length: ").append(body.length).append("\r\n");
    head.append("Connection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("\r\n");
    var request = new ByteArrayOutputStream();
    request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    request.writeBytes(body);
    request.writeTo(out);
    out.flush();
  }

  private static int status(InputStream in) throws IOException {
    while (true) {
      String[] words = line(in).split(" ", 3);
      if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("[1-5][0-9]{2}")) {
        throw new IOException("the endpoint does not speak HTTP");
      }
      int status = Integer.parseInt(words[1]);
      if (status != 100 && status != 103) {
        return status;
      }
      while (!line(in).isEmpty()) {}
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || line.size() > MAX_LINE) {
        throw new EOFException("the endpoint's answer ends early or has no end");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** So that the endpoint can finish what it says. After a 102 it may say nothing more. */
  private static void ignoreTheRest(InputStream in, int status) {
    try {
      if (status != 102) {
        in.skipNBytes(MAX_IGNORED);
      }
    } catch (IOException itEnds) {
      // The status was all that matters.
    }
  }
}
