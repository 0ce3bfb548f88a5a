package com.salesintelligence.local.pubsub;

/** Tells whether a resource of any kind is there. */
record Existing(Topics topics, Subscriptions subscriptions, Snapshots snapshots, Schemas schemas)
    implements Policies.Resources {

  @Override
  public void require(String name) {
    switch (ResourceName.of(name).kind()) {
      case "topics" -> topics.get(name);
      case "subscriptions" -> subscriptions.get(name);
      case "snapshots" -> snapshots.get(name);
      case "schemas" -> schemas.get(name);
      default -> throw Rejections.invalid("There are no policies of %s.".formatted(name));
    }
  }
}
