package com.salesintelligence.web.layout;

import com.salesintelligence.web.security.Role;
import com.salesintelligence.web.security.SignedIn;
import java.util.List;
import java.util.stream.Stream;

/** What surrounds every page: who is logged in and where they can go. */
record Shell(SignedIn user, List<Place> places) {

  /** An entry of the navigation. */
  record Place(String path, String label, String icon, boolean current) {}

  static Shell of(SignedIn user, String path) {
    var sales =
        Stream.of(
            place("/", "Dashboard", "dashboard", path.equals("/")),
            place("/accounts", "Accounts", "accounts", within(path, "/accounts", "/mails")),
            place("/unmatched", "Unmatched", "unmatched", within(path, "/unmatched")));
    var operations =
        Stream.of(
            place("/dead-letters", "Dead letters", "letters", within(path, "/dead-letters")),
            place("/runs", "Runs", "runs", within(path, "/runs")));
    Role role = user.role();
    return new Shell(
        user,
        Stream.concat(
                role.sells() ? sales : Stream.empty(),
                role.operates() ? operations : Stream.empty())
            .toList());
  }

  private static Place place(String path, String label, String icon, boolean current) {
    return new Place(path, label, icon, current);
  }

  private static boolean within(String path, String... places) {
    return Stream.of(places).anyMatch(p -> path.equals(p) || path.startsWith(p + "/"));
  }
}
