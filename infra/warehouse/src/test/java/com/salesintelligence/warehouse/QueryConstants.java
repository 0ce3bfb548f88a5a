package com.salesintelligence.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Finds the query constants and the sql files of a module's main classes. */
final class QueryConstants {

  private QueryConstants() {}

  static List<Query<?>> in(String basePackage) {
    var queries = new ArrayList<Query<?>>();
    for (Path root : roots(basePackage)) {
      for (Path file : files(root.resolve(basePackage.replace('.', '/')), ".class")) {
        String name = root.relativize(file).toString().replace('/', '.');
        queries.addAll(of(name.substring(0, name.length() - ".class".length())));
      }
    }
    return queries;
  }

  static List<String> files(String basePackage) {
    return roots(basePackage).stream()
        .flatMap(root -> files(root.resolve("sql"), ".sql").stream().map(root::relativize))
        .map(path -> path.toString().replace('\\', '/'))
        .toList();
  }

  private static List<Query<?>> of(String className) {
    var queries = new ArrayList<Query<?>>();
    try {
      Class<?> type = Class.forName(className, false, loader());
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == Query.class) {
          field.setAccessible(true);
          queries.add((Query<?>) field.get(null));
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The queries of " + className + " cannot be read", e);
    }
    return queries;
  }

  /** The folders of main classes that hold the package; tests' own classes are left out. */
  private static List<Path> roots(String basePackage) {
    String folder = basePackage.replace('.', '/');
    try {
      return Collections.list(loader().getResources(folder)).stream()
          .filter(url -> url.getProtocol().equals("file"))
          .map(QueryConstants::path)
          .map(path -> up(path, folder))
          .filter(root -> !root.endsWith("test-classes"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path up(Path path, String folder) {
    Path root = path;
    for (String ignored : Arrays.asList(folder.split("/"))) {
      root = root.getParent();
    }
    return root;
  }

  private static Path path(URL url) {
    try {
      return Path.of(new URI(url.toString()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> files(Path folder, String suffix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassLoader loader() {
    return Thread.currentThread().getContextClassLoader();
  }
}
