package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.salesforce.ObjectType;
import com.salesintelligence.local.sandbox.world.World;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, changes, deletes, restores and merges records of the CRM. */
final class SalesforceSteering implements Steered {
  private static final Logger LOG = LoggerFactory.getLogger(SalesforceSteering.class);

  private final World world;

  SalesforceSteering(World world) {
    this.world = world;
  }

  @Override
  public String source() {
    return "salesforce";
  }

  @Override
  public List<String> objects() {
    return Arrays.stream(ObjectType.values()).map(ObjectType::label).toList();
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "POST /sandbox/salesforce/Account",
            "{\"Name\":\"Aster\",\"Website\":\"aster.example\"}",
            "makes a record, of whatever shapes; with an Id that is there it changes that one"),
        new Example(
            "POST /sandbox/salesforce/Lead?modified=2026-11-20T05:30:00Z",
            "{\"LastName\":\"Late\",\"Company\":\"Aster\"}",
            "commits out of order: SystemModstamp becomes the time that is given"),
        new Example(
            "POST /sandbox/salesforce/Lead?visible_after_ms=5000",
            "{\"LastName\":\"Hidden\",\"Company\":\"Aster\"}",
            "shows later only, with the SystemModstamp of now: below a watermark that has moved on;"
                + " it is kept from when it shows"),
        new Example(
            "POST /sandbox/salesforce/Account/{id}/merge-into/{other}",
            "",
            "deletes the first with MasterRecordId, its children go to the other"));
  }

  @Override
  public Map<String, Object> create(String object, Request request) throws IOException {
    var type = type(object);
    if (request.parameter("visible_after_ms").isPresent()) {
      return late(type, SteeringApi.fields(request), request);
    }
    return version(
        type, world.upsert(type, SteeringApi.fields(request), SteeringApi.time(request)));
  }

  /** What is committed now shows later only, with the SystemModstamp of now. */
  private Map<String, Object> late(ObjectType type, Map<String, Object> fields, Request request) {
    String millis = request.parameter("visible_after_ms").orElse("");
    if (!millis.matches("\\d{1,6}")) {
      throw SteeringApi.problem(
          400, "visible_after_ms must be a number up to 999999, not '" + millis + "'.");
    }
    Instant now = Instant.now();
    Object id = fields.computeIfAbsent("Id", _ -> world.reserveId(type));
    Thread.ofVirtual()
        .name("sandbox-late")
        .start(() -> show(type, fields, now, Long.parseLong(millis)));
    return Map.of("id", id, "visible_at", now.plusMillis(Long.parseLong(millis)).toString());
  }

  private void show(ObjectType type, Map<String, Object> fields, Instant stamp, long millis) {
    try {
      Thread.sleep(millis);
      world.upsert(type, fields, Optional.of(stamp));
    } catch (IOException full) {
      LOG.warn("A late {} was lost: {}", type.label(), full.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Map<String, Object> change(String object, String id, Request request) throws IOException {
    var type = type(object);
    if (!world.change(type, id, SteeringApi.fields(request), SteeringApi.time(request))) {
      throw SteeringApi.absent(object, id);
    }
    return version(type, id);
  }

  @Override
  public Map<String, Object> delete(String object, String id, Request request) throws IOException {
    if (type(object) == ObjectType.USER) {
      throw SteeringApi.problem(
          405, "Salesforce deletes no user: PATCH it with {\"IsActive\":false}.");
    }
    if (!world.remove(type(object), id)) {
      throw SteeringApi.absent(object, id);
    }
    return Map.of("deleted", id);
  }

  @Override
  public Map<String, Object> restore(String object, String id, Request request) throws IOException {
    var type = type(object);
    if (!world.restore(type, id)) {
      throw SteeringApi.problem(
          404, "There is no deleted " + object + " '" + id + "' to be restored.");
    }
    return version(type, id);
  }

  @Override
  public Map<String, Object> mergeInto(String object, String id, String winner) throws IOException {
    var type = type(object);
    if (!type.merges()) {
      throw SteeringApi.problem(
          405, "Salesforce merges accounts, contacts and leads only, no " + object + ".");
    }
    if (id.equals(winner)) {
      throw SteeringApi.problem(400, "A record cannot be merged into itself.");
    }
    if (!world.merge(type, id, winner)) {
      throw SteeringApi.absent(object, id + "' or '" + winner);
    }
    return version(type, winner);
  }

  @Override
  public Dump dump(String object, Request request) {
    return lines -> world.records().dump(type(object), lines::line);
  }

  private Map<String, Object> version(ObjectType type, String id) {
    return Map.of("id", id, "version", world.records().version(type, id).orElse(""));
  }

  private static ObjectType type(String object) {
    return ObjectType.named(object).orElseThrow();
  }
}
