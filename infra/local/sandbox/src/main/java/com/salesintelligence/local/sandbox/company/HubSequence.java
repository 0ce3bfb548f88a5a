package com.salesintelligence.local.sandbox.company;

import java.util.List;

/** A series of mails into which contacts are enrolled. */
public record HubSequence(int number, String name, Party owner, int steps) {
  static List<HubSequence> all() {
    var reps = Reps.all();
    return List.of(
        new HubSequence(0, "New logo outreach", reps.get(0), 5),
        new HubSequence(1, "Trade show follow-up", reps.get(1), 3),
        new HubSequence(2, "Renewal reminder", reps.get(2), 4),
        new HubSequence(3, "Win back silent accounts", reps.get(3), 4),
        new HubSequence(4, "Metering pilot nurture", reps.get(4), 6));
  }
}
