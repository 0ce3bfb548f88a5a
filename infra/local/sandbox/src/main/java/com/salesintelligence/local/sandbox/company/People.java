package com.salesintelligence.local.sandbox.company;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes people, each with an address that nobody else has. */
final class People {
  private static final Tables NAMES = Tables.of("people.txt");
  private static final List<String> FREE_MAIL =
      List.of("gmail.com", "gmail.com", "outlook.com", "yahoo.com", "proton.me", "gmx.net");

  private final Set<String> taken = new HashSet<>();

  /** A name as its bearer writes it, and as an address spells it. */
  private record Name(String written, String latin) {
    static Name parse(String entry) {
      int equals = entry.indexOf('=');
      return equals < 0
          ? new Name(entry, entry)
          : new Name(entry.substring(0, equals), entry.substring(equals + 1));
    }
  }

  Party employee(Kind kind, Account account, @Nullable String contactId, Dice dice) {
    var given = given(account.country.culture(), dice);
    var family = family(account.country.culture(), dice);
    String address = unique(local(given, family, dice), account.domain);
    return party(kind, given, family, address, contactId, account.id, dice);
  }

  /** A contact who uses a private mailbox; dots in it mean nothing to its provider. */
  Party consultant(Account account, @Nullable String contactId, Dice dice) {
    var given = given(account.country.culture(), dice);
    var family = family(account.country.culture(), dice);
    String local = invented(given, family, dice);
    return party(
        Kind.CONTACT, given, family, unique(local, "gmail.com"), contactId, account.id, dice);
  }

  Party stranger(Dice dice) {
    String culture = Country.pick(dice).culture();
    var given = given(culture, dice);
    var family = family(culture, dice);
    String address = unique(invented(given, family, dice), dice.pick(FREE_MAIL));
    return party(Kind.FREE_MAIL, given, family, address, null, null, dice);
  }

  /** The address itself and other spellings of it that reach the same Gmail mailbox. */
  static List<Party> spellings(Party owner) {
    if (!owner.address().endsWith("@gmail.com")) {
      return List.of(owner);
    }
    String local = owner.address().substring(0, owner.address().indexOf('@'));
    String undotted = local.replace(".", "");
    return List.of(
        owner,
        owner.under(Kind.CONTACT_ALIAS, undotted + "@gmail.com"),
        owner.under(Kind.CONTACT_ALIAS, local + "+harborlight@gmail.com"),
        owner.under(Kind.CONTACT_ALIAS, undotted + "+energy@googlemail.com"));
  }

  private static Party party(
      Kind kind,
      Name given,
      Name family,
      String address,
      @Nullable String contactId,
      @Nullable String accountId,
      Dice dice) {
    boolean latin = given.written.equals(given.latin) || family.written.equals(family.latin);
    String first = latin ? given.latin : given.written;
    String last = latin ? family.latin : family.written;
    String name = familyFirst(last) ? last + " " + first : first + " " + last;
    return new Party(
        kind, address, name, first, last, dice.pick(NAMES.get("titles")), contactId, accountId);
  }

  private static boolean familyFirst(String family) {
    var script = Character.UnicodeScript.of(family.codePointAt(0));
    return script == Character.UnicodeScript.HAN || script == Character.UnicodeScript.HANGUL;
  }

  private static Name given(String culture, Dice dice) {
    return Name.parse(dice.pick(NAMES.get(culture + ".given")));
  }

  private static Name family(String culture, Dice dice) {
    return Name.parse(dice.pick(NAMES.get(culture + ".family")));
  }

  private static String local(Name given, Name family, Dice dice) {
    String first = Spelling.plain(given.latin);
    String last = Spelling.plain(family.latin).replace(".", "");
    return switch (dice.below(6)) {
      case 0 -> first.charAt(0) + last;
      case 1 -> first;
      case 2 -> last + "." + first;
      default -> first + "." + last;
    };
  }

  private static String invented(Name given, Name family, Dice dice) {
    String last = Spelling.plain(family.latin).replace(".", "");
    return Spelling.plain(given.latin) + "." + last + ".hl" + dice.between(100, 9999);
  }

  private String unique(String local, String domain) {
    String address = local + "@" + domain;
    for (int n = 2; !taken.add(canonical(address)); n++) {
      address = local + n + "@" + domain;
    }
    return address;
  }

  private static String canonical(String address) {
    return address.endsWith("@gmail.com") ? address.replace(".", "") : address;
  }
}
