package com.salesintelligence.webtest;

import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Answers each query file with rows given as maps from column (in camelCase) to value. */
public final class FakeQueries implements Queries {

  private final Map<String, Function<Map<String, ?>, List<Map<String, Object>>>> answers =
      new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  public void answer(String file, Function<Map<String, ?>, List<Map<String, Object>>> rows) {
    answers.put(file, rows);
  }

  /**
   * @return how it answered before
   */
  public Function<Map<String, ?>, List<Map<String, Object>>> replace(
      String file, Function<Map<String, ?>, List<Map<String, Object>>> rows) {
    return Objects.requireNonNull(answers.put(file, rows));
  }

  public void answer(String file, List<Map<String, Object>> rows) {
    answer(file, _ -> rows);
  }

  public int asked(String file) {
    return asked.getOrDefault(file, new AtomicInteger()).get();
  }

  @Override
  public <T extends Record> List<T> list(Query<T> query, Map<String, ?> parameters) {
    asked.computeIfAbsent(query.file(), _ -> new AtomicInteger()).incrementAndGet();
    var rows = answers.get(query.file());
    if (rows == null) {
      throw new IllegalStateException("the fake has no answer for " + query.file());
    }
    return rows.apply(parameters).stream().map(row -> record(query.row(), row)).toList();
  }

  private static <T extends Record> T record(Class<T> type, Map<String, Object> row) {
    var components = type.getRecordComponents();
    var unknown = new java.util.HashSet<>(row.keySet());
    Arrays.stream(components).map(RecordComponent::getName).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new IllegalStateException(type.getSimpleName() + " has no " + unknown);
    }
    try {
      Constructor<T> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(
          Arrays.stream(components).map(c -> value(c, row.get(c.getName()))).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(RecordComponent component, Object value) {
    if (value == null && component.getType() == long.class) {
      return 0L;
    }
    if (value instanceof List<?> list
        && component.getGenericType() instanceof ParameterizedType type
        && type.getActualTypeArguments()[0] instanceof Class<?> element
        && element.isRecord()) {
      return list.stream()
          .map(row -> record(element.asSubclass(Record.class), fields(row)))
          .toList();
    }
    return value instanceof Integer number ? Long.valueOf(number) : value;
  }

  @SuppressWarnings("unchecked") // Rows are given as maps, and so are their structs.
  private static Map<String, Object> fields(Object row) {
    return (Map<String, Object>) row;
  }
}
