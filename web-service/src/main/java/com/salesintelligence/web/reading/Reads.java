package com.salesintelligence.web.reading;

import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import com.salesintelligence.web.WebSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Reads the warehouse for the pages. Whoever asks the same within a moment shares one query, so
 * that many open pages cost no more than one. What a page starts runs at once, side by side.
 */
@Component
public class Reads implements AutoCloseable {

  private static final int MANY = 50;

  private final Queries queries;
  private final long sharedNanos;
  private final LongSupplier nanos;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("read-", 0).factory());
  private final Map<Question, Shared> answers = new ConcurrentHashMap<>();
  private final AtomicLong era = new AtomicLong();

  private record Question(Query<?> query, Map<String, ?> parameters) {}

  private record Shared(CompletableFuture<List<?>> answer, long askedAt, long era) {}

  @Autowired
  Reads(Queries queries, WebSettings settings) {
    this(queries, settings.sharedFor(), System::nanoTime);
  }

  Reads(Queries queries, Duration sharedFor, LongSupplier nanos) {
    this.queries = queries;
    this.sharedNanos = sharedFor.toNanos();
    this.nanos = nanos;
  }

  /** Starts to read; the answer is shared with those who asked the same a moment ago. */
  @SuppressWarnings("unchecked") // the question holds the row type
  public <T extends Record> Rows<T> start(Query<T> query, Map<String, ?> parameters) {
    var question = new Question(query, parameters);
    var shared =
        answers.compute(question, (_, known) -> holds(known) ? known : ask(query, parameters));
    if (answers.size() > MANY) {
      answers.values().removeIf(old -> !holds(old));
    }
    return new Rows<>((CompletableFuture<List<T>>) (CompletableFuture<?>) shared.answer());
  }

  /** From now on nobody is given an answer from before: something has changed. */
  public void forget() {
    era.incrementAndGet();
  }

  private boolean holds(@org.jspecify.annotations.Nullable Shared known) {
    return known != null
        && known.era() == era.get()
        && !known.answer().isCompletedExceptionally()
        && nanos.getAsLong() - known.askedAt() < sharedNanos;
  }

  private Shared ask(Query<?> query, Map<String, ?> parameters) {
    CompletableFuture<List<?>> answer =
        CompletableFuture.supplyAsync(() -> queries.list(query, parameters), threads);
    return new Shared(answer, nanos.getAsLong(), era.get());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
