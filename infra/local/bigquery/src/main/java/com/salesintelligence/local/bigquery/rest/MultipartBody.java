package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a {@code multipart/related} request, read one after the other. */
final class MultipartBody {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
  private static final int LONGEST_PIECE = 1 << 16;
  private static final int LARGEST_JOB = 10 << 20;

  private final InputStream in;
  private final byte[] boundary;

  MultipartBody(InputStream in, String contentType) throws IOException {
    Matcher match = BOUNDARY.matcher(contentType);
    if (!match.find()) {
      throw ApiError.invalid("The Content-Type of a multipart upload needs a boundary");
    }
    String text = match.group(1) == null ? match.group(2) : match.group(1);
    boundary = ("--" + text).getBytes(StandardCharsets.UTF_8);
    this.in = new BufferedInputStream(in, LONGEST_PIECE);
    byte[] line = piece();
    while (line.length > 0 && !isBoundary(line)) {
      line = piece();
    }
  }

  /** The next part, in memory. */
  byte[] small() throws IOException {
    var bytes = new ByteArrayOutputStream();
    copy(bytes);
    if (bytes.size() > LARGEST_JOB) {
      throw ApiError.invalid("The description of the job is too large");
    }
    return bytes.toByteArray();
  }

  /** Copies the next part; the line break before a boundary belongs to the boundary. */
  void copy(OutputStream out) throws IOException {
    skipHeaders();
    byte[] held = {};
    boolean atLineStart = true;
    while (true) {
      byte[] piece = piece();
      if (piece.length == 0) {
        throw ApiError.invalid("The multipart upload ends without its boundary");
      }
      if (atLineStart && isBoundary(piece)) {
        return;
      }
      out.write(held);
      int breakLength = lineBreak(piece);
      out.write(piece, 0, piece.length - breakLength);
      held = Arrays.copyOfRange(piece, piece.length - breakLength, piece.length);
      atLineStart = piece[piece.length - 1] == '\n';
    }
  }

  private void skipHeaders() throws IOException {
    byte[] line = piece();
    while (line.length > lineBreak(line)) {
      line = piece();
    }
  }

  private boolean isBoundary(byte[] line) {
    return line.length >= boundary.length
        && Arrays.equals(line, 0, boundary.length, boundary, 0, boundary.length);
  }

  private static int lineBreak(byte[] piece) {
    int length = piece.length;
    if (length == 0 || piece[length - 1] != '\n') {
      return 0;
    }
    return length > 1 && piece[length - 2] == '\r' ? 2 : 1;
  }

  /** A line with its break, or a part of a long one; nothing at the end. */
  private byte[] piece() throws IOException {
    var piece = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      piece.write(next);
      if (next == '\n' || (piece.size() >= LONGEST_PIECE && next != '\r')) {
        break;
      }
      next = in.read();
    }
    return piece.toByteArray();
  }
}
