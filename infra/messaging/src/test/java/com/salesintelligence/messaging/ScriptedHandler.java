package com.salesintelligence.messaging;

import com.salesintelligence.contracts.events.RunFinished;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does with each event what the test says for its id, and remembers what came. */
final class ScriptedHandler implements Handler<RunFinished> {

  private final Map<String, Handler<RunFinished>> scripts = new ConcurrentHashMap<>();
  private final List<Event<RunFinished>> received = new CopyOnWriteArrayList<>();

  void when(String eventId, Handler<RunFinished> script) {
    scripts.put(eventId, script);
  }

  List<Event<RunFinished>> received(String eventId) {
    return received.stream().filter(event -> event.id().equals(eventId)).toList();
  }

  @Override
  public CompletableFuture<Delivery> on(Event<RunFinished> event) {
    received.add(event);
    Handler<RunFinished> script = scripts.get(event.id());
    return script == null ? CompletableFuture.completedFuture(Delivery.done()) : script.on(event);
  }
}
