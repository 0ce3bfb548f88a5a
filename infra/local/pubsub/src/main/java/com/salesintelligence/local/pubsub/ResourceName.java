package com.salesintelligence.local.pubsub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A name such as {@code projects/demo/topics/raw-records}. */
record ResourceName(String project, String kind, String id) {

  static final String DELETED_TOPIC = "_deleted-topic_";

  private static final Pattern FORM = Pattern.compile("projects/([^/]+)/([a-z]+)/([^/]+)");
  private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9._~+%-]{2,254}");
  private static final Pattern PROJECT = Pattern.compile("projects/[^/]+");

  /** A resource of any kind. */
  static ResourceName of(String name) {
    Matcher matcher = FORM.matcher(name);
    if (!matcher.matches()) {
      throw Rejections.invalid("Invalid resource name (name=%s).".formatted(name));
    }
    return new ResourceName(matcher.group(1), matcher.group(2), matcher.group(3));
  }

  static ResourceName topic(String name) {
    return parse(name, "topics");
  }

  static ResourceName subscription(String name) {
    return parse(name, "subscriptions");
  }

  /** Checks the name and gives it back. */
  static String snapshot(String name) {
    parse(name, "snapshots");
    return name;
  }

  /** Checks the name and gives it back. */
  static String schema(String name) {
    parse(name, "schemas");
    return name;
  }

  /** The prefix of the names of another kind in the same project. */
  String project(String otherKind) {
    return "projects/" + project + "/" + otherKind + "/";
  }

  /** The prefix of the names of all resources of this kind in a project. */
  static String prefix(String project, String kind) {
    if (!PROJECT.matcher(project).matches()) {
      throw Rejections.invalid("Invalid project name (name=%s).".formatted(project));
    }
    return project + "/" + kind + "/";
  }

  private static ResourceName parse(String name, String kind) {
    Matcher matcher = FORM.matcher(name);
    if (!matcher.matches() || !matcher.group(2).equals(kind)) {
      throw Rejections.invalid(
          "Invalid [%s] name: (name=%s); it has the form projects/{project}/%s/{id}."
              .formatted(kind, name, kind));
    }
    String id = matcher.group(3);
    if (!ID.matcher(id).matches() || id.startsWith("goog")) {
      throw Rejections.invalid(
          ("Invalid resource id (id=%s): 3 to 255 letters, digits or -._~+%%, beginning with a"
                  + " letter, not with goog.")
              .formatted(id));
    }
    return new ResourceName(matcher.group(1), kind, id);
  }
}
