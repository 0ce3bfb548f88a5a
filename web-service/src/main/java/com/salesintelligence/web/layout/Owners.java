package com.salesintelligence.web.layout;

import com.salesintelligence.web.UsersSettings;
import com.salesintelligence.web.UsersSettings.Owner;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names of those who own accounts; templates call it {@code @owners}. */
@Component("owners")
public class Owners {

  private final Map<String, String> names = new LinkedHashMap<>();

  Owners(UsersSettings settings) {
    settings.owners().forEach(owner -> names.put(owner.id(), owner.name()));
    settings.users().stream()
        .filter(user -> !user.ownerId().isEmpty())
        .forEach(user -> names.put(user.ownerId(), user.displayName()));
  }

  /** The name, or the id of an owner that the settings do not name. */
  public String name(@Nullable String id) {
    return id == null || id.isEmpty() ? "Nobody" : names.getOrDefault(id, id);
  }

  public List<Owner> all() {
    return names.entrySet().stream()
        .map(entry -> new Owner(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Owner::name))
        .toList();
  }
}
