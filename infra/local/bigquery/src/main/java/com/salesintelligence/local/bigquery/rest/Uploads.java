package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.store.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Files that come with the request for a job: in one piece, or in several. */
final class Uploads {

  private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+|\\*)");
  private static final int MAX_OPEN = 100;

  private final Folders folders;
  private final Jobs jobs;
  private final Map<String, Upload> open = new ConcurrentHashMap<>();
  private final Deque<String> order = new ArrayDeque<>();

  /** Starts the job that a file is for, and describes it. */
  interface Jobs {
    ObjectNode start(String project, ObjectNode job, Path file);
  }

  private record Upload(String project, ObjectNode job, Path file) {}

  Uploads(Folders folders, Jobs jobs) {
    this.folders = folders;
    this.jobs = jobs;
  }

  Reply answer(UploadRequest request) throws IOException {
    return switch (request.query("uploadType")) {
      case "multipart" -> multipart(request);
      case "resumable" -> request.query("upload_id").isEmpty() ? begin(request) : proceed(request);
      case String other -> throw ApiError.invalid("Invalid value for uploadType: " + other);
    };
  }

  private Reply multipart(UploadRequest request) throws IOException {
    Path file = folders.newUpload();
    var parts = new MultipartBody(request.body(), request.header("Content-Type"));
    byte[] job = parts.small();
    try (OutputStream out = Files.newOutputStream(file)) {
      parts.copy(out);
    }
    return Reply.of(jobs.start(request.project(), Json.parse(job), file));
  }

  private Reply begin(UploadRequest request) throws IOException {
    String id = UUID.randomUUID().toString();
    ObjectNode job = Json.parse(request.body().readAllBytes());
    open.put(id, new Upload(request.project(), job, folders.newUpload()));
    forgetOldest(id);
    String location =
        "http://%s%s?uploadType=resumable&upload_id=%s"
            .formatted(request.header("Host"), request.path(), id);
    return new Reply(200, new byte[0], Map.of("Location", location, "X-GUploader-UploadID", id));
  }

  private void forgetOldest(String id) throws IOException {
    synchronized (order) {
      order.addLast(id);
      if (order.size() > MAX_OPEN) {
        Upload oldest = open.remove(order.removeFirst());
        if (oldest != null) {
          Files.deleteIfExists(oldest.file);
        }
      }
    }
  }

  private Reply proceed(UploadRequest request) throws IOException {
    String id = request.query("upload_id");
    Upload upload = open.get(id);
    if (upload == null) {
      throw ApiError.notFound("Upload " + id);
    }
    String header = request.header("Content-Range");
    Matcher range = RANGE.matcher(header.isEmpty() ? "bytes */*" : header);
    if (!range.matches()) {
      throw ApiError.invalid("Invalid value for Content-Range: " + header);
    }
    synchronized (upload) {
      if (header.isEmpty() || range.group(1) != null) {
        append(upload, header.isEmpty() ? 0 : Long.parseLong(range.group(1)), request.body());
      }
      long size = Files.size(upload.file);
      boolean complete =
          header.isEmpty()
              || (!range.group(3).equals("*") && Long.parseLong(range.group(3)) == size);
      return complete ? finish(id, upload) : incomplete(size);
    }
  }

  /** What the file has already is skipped; after a gap nothing is taken. */
  private static void append(Upload upload, long start, InputStream body) throws IOException {
    long size = Files.size(upload.file);
    if (start > size) {
      body.transferTo(OutputStream.nullOutputStream());
      return;
    }
    body.skipNBytes(size - start);
    try (OutputStream out = Files.newOutputStream(upload.file, StandardOpenOption.APPEND)) {
      body.transferTo(out);
    }
  }

  private Reply finish(String id, Upload upload) {
    open.remove(id);
    return Reply.of(jobs.start(upload.project, upload.job, upload.file));
  }

  private static Reply incomplete(long size) {
    Map<String, String> range = size == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (size - 1));
    return new Reply(308, new byte[0], range);
  }
}
