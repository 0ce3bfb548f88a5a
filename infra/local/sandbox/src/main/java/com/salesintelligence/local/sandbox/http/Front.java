package com.salesintelligence.local.sandbox.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: loopback only, one virtual thread per connection. */
public final class Front implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);
  private static final int BACKLOG = 512;

  private final ServerSocket server;
  private final Handler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Front(ServerSocket server, Handler handler) {
    this.server = server;
    this.handler = handler;
  }

  public static Front open(int port, Handler handler) throws IOException {
    var front = new Front(bind(port), handler);
    Thread.ofVirtual().name("sandbox-front").start(front::accept);
    return front;
  }

  private static ServerSocket bind(int port) throws IOException {
    var server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      return server;
    } catch (BindException taken) {
      server.close();
      throw new IOException(
          "Port %d, which the sandbox of the sources needs, is taken: end the program that holds it."
              .formatted(port),
          taken);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().name("sandbox-call").start(() -> serve(socket));
      } catch (IOException ended) {
        LOG.debug("No connection accepted: {}", ended.toString());
      }
    }
  }

  private void serve(Socket socket) {
    try {
      new Connection(socket, handler).serve();
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() {
    end(server);
    open.forEach(Front::end);
  }

  private static void end(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception gone) {
      LOG.debug("Closing failed: {}", gone.toString());
    }
  }
}
