package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.salesforce.ObjectType;
import com.salesintelligence.local.sandbox.world.World;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes, changes, deletes, restores and merges records of the CRM. */
final class SalesforceSteering implements Steered {
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
            "POST /sandbox/salesforce/Account/{id}/merge-into/{other}",
            "",
            "deletes the first with MasterRecordId, its children go to the other"));
  }

  @Override
  public Map<String, Object> create(String object, Request request) throws IOException {
    var type = type(object);
    return version(
        type, world.upsert(type, SteeringApi.fields(request), SteeringApi.time(request)));
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
