package com.salesintelligence.local.sandbox.own;

import com.salesintelligence.local.sandbox.gmail.Envelope;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the mails in .eml and .mbox files, and whose they are. */
final class MailFiles {
  private static final int HEAD = 64 * 1024;
  private static final int LARGEST = 50 << 20;
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"(),;:/]+@[^\\s<>\"(),;:/]+");

  private final Path folder;
  private final Problems problems;
  private final OwnData.Mails mails;

  MailFiles(Path folder, Problems problems, OwnData.Mails mails) {
    this.folder = folder;
    this.problems = problems;
    this.mails = mails;
  }

  void read(Path file) throws IOException {
    if (file.toString().endsWith(".mbox")) {
      mbox(file);
    } else {
      long size = Files.size(file);
      if (size > LARGEST) {
        problems.add(file, 0, "it is larger than 50 MB, which Gmail refuses too");
      } else {
        mail(file, new FiledMail(file, 0, (int) size, false), 0);
      }
    }
  }

  /** Mails begin at lines with From and a space, after an empty line or the file's start. */
  private void mbox(Path file) throws IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      long at = 0;
      long start = -1;
      int line = 0;
      int startLine = 0;
      boolean blank = true;
      var head = new byte[FROM.length];
      int length = 0;
      for (int c = in.read(); c >= 0 || length > 0; c = in.read()) {
        if (c >= 0 && c != '\n') {
          if (length < head.length) {
            head[length] = (byte) c;
          }
          length++;
          at++;
          continue;
        }
        at += c >= 0 ? 1 : 0;
        line++;
        long lineStart = at - length - (c >= 0 ? 1 : 0);
        boolean begins = blank && length > FROM.length && Arrays.equals(head, FROM);
        if (begins) {
          piece(file, start, lineStart, startLine);
          start = at;
          startLine = line;
        } else if (start < 0 && length > 1) {
          problems.add(file, line, "an mbox must begin with a line \"From …\"");
          return;
        }
        blank = length == 0 || (length == 1 && head[0] == '\r');
        length = 0;
        if (c < 0) {
          break;
        }
      }
      piece(file, start, at, startLine);
    }
  }

  private void piece(Path file, long from, long to, int line) {
    if (from < 0 || to <= from) {
      return;
    }
    if (to - from > LARGEST) {
      problems.add(file, line, "the mail is larger than 50 MB, which Gmail refuses too");
      return;
    }
    mail(file, new FiledMail(file, from, (int) (to - from), true), line);
  }

  private void mail(Path file, FiledMail mail, int line) {
    byte[] head = mail.bytes(HEAD);
    var owner = owner(file).or(() -> address(header(head, "Delivered-To")));
    if (owner.isEmpty()) {
      problems.add(
          file,
          line,
          "nobody knows whose mail it is: name the folder or the file after the mailbox's address");
      return;
    }
    mails.mail(owner.get(), mail, Envelope.of(head), date(file, head));
  }

  /** The address that the file's name or its folder's holds. */
  private Optional<String> owner(Path file) {
    Path relative = folder.relativize(file);
    for (int i = relative.getNameCount() - 1; i >= 0; i--) {
      String name = relative.getName(i).toString().replaceAll("\\.(mbox|eml)$", "");
      if (name.contains("@")) {
        return address(name);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> address(String text) {
    var matcher = ADDRESS.matcher(text);
    return matcher.find()
        ? Optional.of(matcher.group().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static String header(byte[] head, String name) {
    String text = new String(head, StandardCharsets.UTF_8);
    var matcher =
        Pattern.compile("(?im)\\A(?:.+\\r?\\n)*?" + Pattern.quote(name) + ":[ \\t]*(.*)$")
            .matcher(text);
    return matcher.find() ? matcher.group(1).trim() : "";
  }

  private static long date(Path file, byte[] head) {
    try {
      String date = header(head, "Date").replaceAll("\\(.*?\\)", "").trim();
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
          .toInstant()
          .toEpochMilli();
    } catch (DateTimeException _) {
      return file.toFile().lastModified();
    }
  }
}
