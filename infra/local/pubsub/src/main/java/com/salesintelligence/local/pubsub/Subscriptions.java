package com.salesintelligence.local.pubsub;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.FieldMaskUtil;
import com.google.pubsub.v1.Subscription;
import com.salesintelligence.local.pubsub.delivery.Backlog;
import com.salesintelligence.local.pubsub.delivery.DeliverySettings;
import com.salesintelligence.local.pubsub.filter.Filter;
import com.salesintelligence.local.pubsub.filter.FilterSyntaxException;
import com.salesintelligence.local.pubsub.journal.Journal;
import com.salesintelligence.local.pubsub.journal.Routed;
import com.salesintelligence.local.pubsub.journal.StoredMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The subscriptions, by name, each attached to its topic. */
final class Subscriptions {

  private static final Set<String> CHANGEABLE =
      Set.of(
          "ack_deadline_seconds",
          "dead_letter_policy",
          "enable_exactly_once_delivery",
          "expiration_policy",
          "labels",
          "message_retention_duration",
          "push_config",
          "retain_acked_messages",
          "retry_policy");

  private final ConcurrentNavigableMap<String, SubscriptionState> byName =
      new ConcurrentSkipListMap<>();
  private final Topics topics;
  private final Journal journal;
  private final Backlogs backlogs;
  private int lastNumber;

  /** Makes the messages of a new subscription. */
  interface Backlogs {
    Backlog create(int number, DeliverySettings settings);
  }

  Subscriptions(Topics topics, Journal journal, Backlogs backlogs) {
    this.topics = topics;
    this.journal = journal;
    this.backlogs = backlogs;
    restore();
  }

  private void restore() {
    journal.contents().subscriptions().forEach(this::attach);
    Map<Integer, List<StoredMessage>> messages = new HashMap<>();
    for (Routed routed : journal.contents().messages()) {
      for (int number : routed.subscriptions()) {
        messages.computeIfAbsent(number, n -> new ArrayList<>()).add(routed.message());
      }
    }
    for (SubscriptionState state : byName.values()) {
      state.backlog().add(messages.getOrDefault(state.backlog().number(), List.of()));
    }
  }

  private void attach(int number, Subscription subscription) {
    lastNumber = Math.max(lastNumber, number);
    var settings = DeliverySettings.of(subscription);
    var state =
        new SubscriptionState(
            subscription,
            Filter.parse(subscription.getFilter()),
            backlogs.create(number, settings));
    byName.put(subscription.getName(), state);
    topics.find(subscription.getTopic()).ifPresent(topic -> topic.subscriptions().add(state));
  }

  synchronized Subscription create(Subscription wanted) {
    Subscription subscription = checked(wanted);
    topics.get(subscription.getTopic());
    if (byName.containsKey(subscription.getName())) {
      throw Rejections.alreadyExists(subscription.getName());
    }
    journal.saveSubscription(lastNumber + 1, subscription);
    attach(lastNumber + 1, subscription);
    return subscription;
  }

  private Subscription checked(Subscription wanted) {
    Subscription subscription = SubscriptionRules.checked(wanted);
    if (subscription.hasDeadLetterPolicy()) {
      topics.get(subscription.getDeadLetterPolicy().getDeadLetterTopic());
    }
    try {
      Filter.parse(subscription.getFilter());
    } catch (FilterSyntaxException e) {
      throw Rejections.invalid(
          "Invalid filter (%s): %s".formatted(wanted.getFilter(), e.getMessage()));
    }
    return subscription;
  }

  synchronized Subscription update(Subscription changes, FieldMask mask) {
    SubscriptionState state = get(changes.getName());
    UpdateMask.check(mask, CHANGEABLE);
    var merged = state.subscription().toBuilder();
    FieldMaskUtil.merge(
        mask, changes, merged, new FieldMaskUtil.MergeOptions().setReplaceMessageFields(true));
    Subscription subscription = checked(merged.build());
    journal.saveSubscription(state.backlog().number(), subscription);
    state.replace(subscription);
    state.backlog().use(DeliverySettings.of(subscription));
    return subscription;
  }

  synchronized SubscriptionState delete(String name) {
    SubscriptionState state = get(name);
    topics.find(state.subscription().getTopic()).ifPresent(t -> t.subscriptions().remove(state));
    byName.remove(name);
    state.backlog().clear();
    journal.deleteSubscription(state.backlog().number());
    return state;
  }

  /** The subscriptions of a deleted topic stay, with the messages that they have. */
  synchronized void orphan(TopicState deleted) {
    for (SubscriptionState state : deleted.subscriptions()) {
      Subscription orphan =
          state.subscription().toBuilder().setTopic(ResourceName.DELETED_TOPIC).build();
      journal.saveSubscription(state.backlog().number(), orphan);
      state.replace(orphan);
    }
  }

  SubscriptionState get(String name) {
    ResourceName.subscription(name);
    SubscriptionState state = byName.get(name);
    if (state == null) {
      throw Rejections.notFound(name);
    }
    return state;
  }

  Collection<SubscriptionState> all() {
    return byName.values();
  }

  List<Subscription> in(String project) {
    String prefix = ResourceName.prefix(project, "subscriptions");
    return byName.values().stream()
        .map(SubscriptionState::subscription)
        .filter(subscription -> subscription.getName().startsWith(prefix))
        .toList();
  }
}
