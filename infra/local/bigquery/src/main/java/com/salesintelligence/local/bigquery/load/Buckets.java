package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Cloud Storage as folders: {@code gs://bucket/a.csv} is the file {@code bucket/a.csv}. */
final class Buckets {

  private static final Pattern URI = Pattern.compile("gs://([a-z0-9][a-z0-9._-]{1,221})/(.+)");

  private final Path root;

  Buckets(Path root) {
    this.root = root;
  }

  /** The objects that a URI stands for; it may have one asterisk. */
  List<Path> find(String uri) throws IOException {
    Matcher match = match(uri);
    Path bucket = bucket(match.group(1));
    if (!uri.contains("*")) {
      Path file = object(bucket, match.group(2), uri);
      if (!Files.isRegularFile(file)) {
        throw ApiError.notFound("URI " + uri);
      }
      return List.of(file);
    }
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + match.group(2).replace("*", "**"));
    try (Stream<Path> files = Files.walk(bucket)) {
      List<Path> found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> matcher.matches(bucket.relativize(file)))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw ApiError.notFound("URI " + uri);
      }
      return found;
    }
  }

  /** The file that an extract writes; an asterisk stands for the number of the file. */
  Path target(String uri) throws IOException {
    Matcher match = match(uri);
    Path file = object(bucket(match.group(1)), match.group(2).replace("*", "000000000000"), uri);
    Files.createDirectories(file.getParent());
    return file;
  }

  private Matcher match(String uri) {
    Matcher match = URI.matcher(uri);
    if (!match.matches()) {
      throw ApiError.invalid("Source and destination URIs must begin with gs://: " + uri);
    }
    return match;
  }

  private Path bucket(String name) {
    Path bucket = root.resolve(name);
    if (!Files.isDirectory(bucket)) {
      throw new ApiError(
          404,
          "notFound",
          "Not found: bucket %s (the embedded BigQuery takes folders in %s for buckets)"
              .formatted(name, root));
    }
    return bucket;
  }

  private static Path object(Path bucket, String name, String uri) {
    Path file = bucket.resolve(name).normalize();
    if (!file.startsWith(bucket)) {
      throw ApiError.invalid("Invalid URI: " + uri);
    }
    return file;
  }
}
