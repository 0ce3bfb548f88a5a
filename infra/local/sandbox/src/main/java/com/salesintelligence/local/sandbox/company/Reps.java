package com.salesintelligence.local.sandbox.company;

import java.util.List;

/** The sales team of our own company, Harborlight: always the same six people with the same ids. */
public final class Reps {
  public static final String DOMAIN = "harborlight.example";

  private static final List<Party> ALL =
      List.of(
          rep("Maya", "Lindqvist", "Account Executive, Nordics"),
          rep("Tomás", "Reyes", "Account Executive, Americas"),
          rep("Priya", "Nair", "Senior Account Executive"),
          rep("Jonas", "Weber", "Account Executive, DACH"),
          rep("Elena", "Rossi", "Head of Sales, Europe"),
          rep("Daniel", "Okafor", "Account Executive, Africa and Middle East"));

  private static final List<Party> OFFICE =
      List.of(office("legal", "Legal"), office("support", "Support"), office("finance", "Finance"));

  private Reps() {}

  public static List<Party> all() {
    return ALL;
  }

  /** Our own addresses that have no mailbox in the sandbox. */
  public static List<Party> office() {
    return OFFICE;
  }

  public static String userId(Party rep) {
    return SalesforceId.with18Characters("005Hb000000000" + (ALL.indexOf(rep) + 1));
  }

  private static Party rep(String given, String family, String title) {
    String address = Spelling.plain(given + "." + family) + "@" + DOMAIN;
    return new Party(
        Kind.INTERNAL, address, given + " " + family, given, family, title, null, null);
  }

  private static Party office(String name, String title) {
    String shown = "Harborlight " + title;
    return new Party(
        Kind.INTERNAL, name + "@" + DOMAIN, shown, title, "", "Harborlight", null, null);
  }
}
