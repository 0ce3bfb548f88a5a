package com.salesintelligence.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The loopback ports of the platform. */
public record Ports(
    int web,
    int ingest,
    int resolve,
    int score,
    int pubsub,
    int sandbox,
    int bigQueryRest,
    int bigQueryWrite,
    int vertex) {

  private static final int COUNT = 9;

  /** The fixed ports that the documents name. */
  public static Ports documented() {
    return new Ports(8080, 8081, 8082, 8083, 8085, 8090, 9050, 9060, 9070);
  }

  /**
   * Nine numbers in the order of the components, for example
   * 8080,8081,8082,8083,8085,8090,9050,9060,9070.
   */
  static Ports parse(String list) {
    var p = Arrays.stream(list.split(",")).map(String::strip).map(Integer::parseInt).toList();
    if (p.size() != COUNT) {
      throw new IllegalArgumentException(
          "expected 9 ports (web,ingest,resolve,score,Pub/Sub,sandbox,BigQuery REST,BigQuery write,Vertex AI) but got: "
              + list);
    }
    return of(p);
  }

  private static Ports of(List<Integer> p) {
    return new Ports(
        p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5), p.get(6), p.get(7), p.get(8));
  }

  /** As {@link #parse} reads it. */
  public String list() {
    return byName().values().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Ports that nobody uses now, for tests. */
  public static Ports free() {
    var open = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < COUNT; i++) {
        open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return of(open.stream().map(ServerSocket::getLocalPort).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.forEach(Ports::close);
    }
  }

  /** Those that another program holds, in words; empty when the platform can start. */
  List<String> taken() {
    return byName().entrySet().stream()
        .filter(port -> !canBind(port.getValue()))
        .map(port -> port.getValue() + " (" + port.getKey() + ")")
        .toList();
  }

  private Map<String, Integer> byName() {
    var names = new LinkedHashMap<String, Integer>();
    names.put("web app", web);
    names.put("ingest-service", ingest);
    names.put("resolve-service", resolve);
    names.put("score-service", score);
    names.put("Pub/Sub", pubsub);
    names.put("sandbox", sandbox);
    names.put("BigQuery REST", bigQueryRest);
    names.put("BigQuery Storage Write", bigQueryWrite);
    names.put("Vertex AI", vertex);
    return names;
  }

  private static boolean canBind(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
