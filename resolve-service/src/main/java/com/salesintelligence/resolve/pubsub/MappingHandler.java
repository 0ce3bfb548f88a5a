package com.salesintelligence.resolve.pubsub;

import com.salesintelligence.contracts.commands.MappingDecided;
import com.salesintelligence.messaging.Delivery;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Handler;
import com.salesintelligence.resolve.core.EmailAddress;
import com.salesintelligence.resolve.core.MappingFact;
import com.salesintelligence.resolve.core.Refusal;
import com.salesintelligence.resolve.core.Resolving;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A person says who an address is; the decision's time is its version. */
public final class MappingHandler implements Handler<MappingDecided> {

  private final Resolving resolving;
  private final PublishedMatches matches;

  public MappingHandler(Resolving resolving, PublishedMatches matches) {
    this.resolving = resolving;
    this.matches = matches;
  }

  @Override
  public CompletableFuture<Delivery> on(Event<MappingDecided> event) {
    MappingDecided decided = event.payload();
    Optional<String> address = EmailAddress.of(decided.getEmailAddress());
    if (address.isEmpty()) {
      return CompletableFuture.completedFuture(
          Delivery.parked(
              ResolveError.of(Refusal.BAD_ADDRESS),
              "email_address is no valid address: send the decision with a corrected one."));
    }
    var fact =
        MappingFact.about(
            address.get(),
            Values.text(decided.getContactId()),
            Values.text(decided.getAccountId()),
            decided.getIsActive(),
            decided.getDecidedBy(),
            event.time());
    return resolving.resolve(fact, matches.causedBy(event)).thenApply(Deliveries::of);
  }
}
