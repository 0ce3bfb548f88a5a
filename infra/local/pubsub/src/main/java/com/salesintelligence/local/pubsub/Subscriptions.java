package com.salesintelligence.local.pubsub;

import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.Subscription;
import com.salesintelligence.local.pubsub.delivery.Backlog;
import com.salesintelligence.local.pubsub.delivery.DeliverySettings;
import com.salesintelligence.local.pubsub.delivery.Receiver;
import com.salesintelligence.local.pubsub.filter.Filter;
import com.salesintelligence.local.pubsub.filter.FilterSyntaxException;
import com.salesintelligence.local.pubsub.journal.Journal;
import com.salesintelligence.local.pubsub.journal.StoredMessage;
import com.salesintelligence.local.pubsub.push.PushSession;
import io.grpc.StatusRuntimeException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subscriptions, by name, each attached to its topic. */
final class Subscriptions {

  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

  private static final Set<String> CHANGEABLE =
      Set.of(
          "ack_deadline_seconds",
          "bigquery_config",
          "bigtable_config",
          "cloud_storage_config",
          "dead_letter_policy",
          "enable_exactly_once_delivery",
          "expiration_policy",
          "labels",
          "message_retention_duration",
          "message_transforms",
          "push_config",
          "retain_acked_messages",
          "retry_policy");

  private final ConcurrentNavigableMap<String, SubscriptionState> byName =
      new ConcurrentSkipListMap<>();
  private final Topics topics;
  private final Journal journal;
  private final Consumers consumers;
  private final Backlogs backlogs;
  private final Pushes pushes;
  private final InstantSource clock;

  /** Makes the messages of a new subscription. */
  interface Backlogs {
    Backlog create(int number, DeliverySettings settings);
  }

  /** Begins to push, where the endpoint can be reached. */
  interface Pushes {
    Optional<PushSession> start(Backlog backlog, PushConfig config);
  }

  Subscriptions(
      Topics topics,
      Journal journal,
      Consumers consumers,
      Backlogs backlogs,
      Pushes pushes,
      InstantSource clock) {
    this.topics = topics;
    this.journal = journal;
    this.consumers = consumers;
    this.backlogs = backlogs;
    this.pushes = pushes;
    this.clock = clock;
    journal.contents().subscriptions().forEach(this::restore);
  }

  private void restore(int number, Subscription stored) {
    // A kill can have come between the end of the topic and the word of it here.
    Subscription subscription =
        topics.find(stored.getTopic()).isPresent() ? stored : orphaned(stored);
    SubscriptionState state = state(number, subscription);
    state.keepOn(consumers.oldShelf(subscription.getName()).orElse(null));
    keepOrForget(state);
    state.backlog().add(consumers.left(number));
    attach(state);
  }

  private SubscriptionState state(int number, Subscription subscription) {
    return new SubscriptionState(
        subscription,
        topics.find(subscription.getTopic()).orElseGet(TopicState::deleted),
        Filter.parse(subscription.getFilter()),
        backlogs.create(number, DeliverySettings.of(subscription)),
        clock.millis());
  }

  private void attach(SubscriptionState state) {
    byName.put(state.subscription().getName(), state);
    if (!state.subscription().getDetached()) {
      state.topic().subscriptions().add(state);
      push(state);
    }
  }

  private void push(SubscriptionState state) {
    if (state.way() == Way.EXPORTED || state.way() == Way.HELD) {
      LOG.warn(
          "{} is {}, which this server does not do; its messages wait",
          state.subscription().getName(),
          state.way() == Way.HELD ? "transformed" : "exported");
    }
    state.pushBy(
        state.way() == Way.PUSHED
            ? pushes.start(state.backlog(), state.subscription().getPushConfig()).orElse(null)
            : null);
  }

  synchronized Subscription create(Subscription wanted) {
    if (byName.containsKey(wanted.getName())) {
      throw Rejections.alreadyExists(wanted.getName());
    }
    Subscription subscription = checked(wanted.toBuilder().clearDetached().build());
    topics.get(subscription.getTopic());
    Quota.SUBSCRIPTIONS.requireRoom(byName, subscription.getName());
    int number = consumers.next();
    journal.saveSubscription(number, subscription);
    SubscriptionState state = state(number, subscription);
    keepOrForget(state);
    state.topic().alone(() -> attach(state));
    return state.shown();
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
    return change(state, UpdateMask.apply(mask, CHANGEABLE, changes, state.subscription()));
  }

  synchronized void modifyPush(String name, PushConfig config) {
    SubscriptionState state = get(name);
    change(state, state.subscription().toBuilder().setPushConfig(config).build());
  }

  private Subscription change(SubscriptionState state, Subscription wanted) {
    Subscription subscription = checked(wanted);
    Subscription before = state.subscription();
    journal.saveSubscription(state.backlog().number(), subscription);
    state
        .topic()
        .alone(
            () -> {
              state.replace(subscription);
              keepOrForget(state);
            });
    state.backlog().use(DeliverySettings.of(subscription));
    boolean other =
        Way.of(before) != state.way()
            || !before.getPushConfig().equals(subscription.getPushConfig());
    if (other && !subscription.getDetached()) {
      end(state, state.way().refusalToPull().orElseGet(Rejections::pushed));
      push(state);
    }
    return state.shown();
  }

  /** Retention of acknowledged messages begins or ends. */
  private void keepOrForget(SubscriptionState state) {
    Optional<Shelf> shelf = state.shelf();
    if (!state.subscription().getRetainAckedMessages()) {
      state.keepOn(null);
      shelf.ifPresent(Shelf::delete);
    } else if (shelf.isEmpty()) {
      List<StoredMessage> unacknowledged = state.backlog().unacknowledged();
      Shelf kept = consumers.newShelf(state.subscription().getName());
      kept.share(unacknowledged);
      state.keepOn(kept);
    }
  }

  synchronized void delete(String name) {
    SubscriptionState state = get(name);
    state.topic().alone(() -> state.topic().subscriptions().remove(state));
    byName.remove(name);
    forgetMessages(state);
    journal.deleteSubscription(state.backlog().number());
    end(state, Rejections.notFound(name));
  }

  /** It stays, and gets nothing any more. */
  synchronized void detach(String name) {
    SubscriptionState state = get(name);
    Subscription detached = state.subscription().toBuilder().setDetached(true).build();
    journal.saveSubscription(state.backlog().number(), detached);
    state.topic().alone(() -> state.topic().subscriptions().remove(state));
    state.replace(detached);
    forgetMessages(state);
    end(state, Rejections.detached(name));
  }

  private static void forgetMessages(SubscriptionState state) {
    Optional<Shelf> shelf = state.shelf();
    state.keepOn(null);
    shelf.ifPresent(Shelf::delete);
    state.backlog().clear();
  }

  private static void end(SubscriptionState state, StatusRuntimeException reason) {
    for (Receiver receiver : state.backlog().receivers()) {
      receiver.end(reason);
    }
  }

  /** The subscriptions of a deleted topic stay, with the messages that they have. */
  synchronized void orphan(TopicState deleted) {
    for (SubscriptionState state : deleted.subscriptions()) {
      Subscription orphan = orphaned(state.subscription());
      journal.saveSubscription(state.backlog().number(), orphan);
      state.replace(orphan);
    }
  }

  private static Subscription orphaned(Subscription subscription) {
    return subscription.toBuilder().setTopic(ResourceName.DELETED_TOPIC).build();
  }

  SubscriptionState get(String name) {
    ResourceName.subscription(name);
    SubscriptionState state = byName.get(name);
    if (state == null) {
      throw Rejections.notFound(name);
    }
    return state;
  }

  /** A subscription that somebody takes messages from. */
  SubscriptionState use(String name) {
    SubscriptionState state = get(name);
    if (state.subscription().getDetached()) {
      throw Rejections.detached(name);
    }
    state.used(clock.millis());
    return state;
  }

  /** A subscription that somebody pulls from. */
  SubscriptionState pull(String name) {
    SubscriptionState state = use(name);
    Optional<StatusRuntimeException> refusal = state.way().refusalToPull();
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    return state;
  }

  Collection<SubscriptionState> all() {
    return byName.values();
  }

  List<Subscription> in(String project) {
    String prefix = ResourceName.prefix(project, "subscriptions");
    return byName.values().stream()
        .map(SubscriptionState::shown)
        .filter(subscription -> subscription.getName().startsWith(prefix))
        .toList();
  }
}
