package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.company.Party;
import com.salesintelligence.local.sandbox.company.SalesforceId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions and the query cursors that live and die with them. */
public final class Sessions {
  private static final int MOST_CURSORS = 10;
  private static final long HOURS_SECONDS = 2 * 3_600L;

  private final InstantSource clock;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private long cursors;

  /** A query that was answered in part. */
  record Cursor(Query query, List<Row> rows) {}

  /** One login. */
  record Session(Party user, Instant until, Map<String, Cursor> cursors) {}

  public Sessions(InstantSource clock) {
    this.clock = clock;
  }

  String open(Party user) {
    byte[] bytes = new byte[40];
    random.nextBytes(bytes);
    String token = "00DHb0000000001!AQ" + HexFormat.of().formatHex(bytes);
    Instant now = clock.instant();
    sessions.values().removeIf(session -> session.until.isBefore(now));
    sessions.put(token, new Session(user, now.plusSeconds(HOURS_SECONDS), new LinkedHashMap<>()));
    return token;
  }

  Optional<Session> find(String token) {
    return Optional.ofNullable(sessions.get(token))
        .filter(session -> session.until.isAfter(clock.instant()));
  }

  public void end(String token) {
    sessions.remove(token);
  }

  public void endAll() {
    sessions.clear();
  }

  synchronized String keep(Session session, Query query, List<Row> rows) {
    String id = SalesforceId.of("01g", 0, 1, ++cursors);
    session.cursors.put(id, new Cursor(query, rows));
    if (session.cursors.size() > MOST_CURSORS) {
      session.cursors.remove(session.cursors.keySet().iterator().next());
    }
    return id;
  }

  synchronized Optional<Cursor> cursor(Session session, String id) {
    return Optional.ofNullable(session.cursors.get(id));
  }
}
