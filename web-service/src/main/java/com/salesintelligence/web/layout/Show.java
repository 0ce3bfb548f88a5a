package com.salesintelligence.web.layout;

import com.salesintelligence.web.WebSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes numbers, amounts and times the way people read them; templates call it {@code @show}. */
@Component("show")
public class Show {

  private static final String NOTHING = "–";
  private static final Pattern SALESFORCE_ID = Pattern.compile("[0-9A-Za-z]{15,18}");

  private final WebSettings settings;
  private final InstantSource clock;
  private final DateTimeFormatter day = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private final DateTimeFormatter minute =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
  private final DateTimeFormatter second = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

  Show(WebSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  public String number(@Nullable Number number) {
    return number == null ? NOTHING : NumberFormat.getIntegerInstance(Locale.US).format(number);
  }

  /** An amount in the CRM's currency: 1250000 as $1.3M. */
  public String money(@Nullable BigDecimal amount) {
    if (amount == null) {
      return NOTHING;
    }
    var format = NumberFormat.getCompactNumberInstance(Locale.US, NumberFormat.Style.SHORT);
    format.setMaximumFractionDigits(
        amount.abs().compareTo(BigDecimal.valueOf(1_000_000)) < 0 ? 0 : 1);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return settings.currency().getSymbol(Locale.US) + format.format(amount.doubleValue());
  }

  /** A change with its sign, a real minus. */
  public String signed(@Nullable Number change) {
    if (change == null) {
      return NOTHING;
    }
    long value = change.longValue();
    return value > 0 ? "+" + value : value < 0 ? "−" + -value : "0";
  }

  /** Where a record that a command made or found can be opened; null where that is not known. */
  public @Nullable String record(String kind, String id) {
    var salesforce = settings.salesforceUrl();
    return kind.equals("lead")
            && salesforce != null
            && salesforce.isAbsolute()
            && SALESFORCE_ID.matcher(id).matches()
        ? salesforce.resolve("/" + id).toString()
        : null;
  }

  public String time(@Nullable Instant time) {
    return time == null ? NOTHING : minute.format(time.atZone(settings.zone()));
  }

  public String clock(@Nullable Instant time) {
    return time == null ? NOTHING : second.format(time.atZone(settings.zone()));
  }

  public String day(@Nullable LocalDate date) {
    return date == null ? NOTHING : day.format(date);
  }

  /** How long ago (or ahead) in one unit: 3 min ago, in 2 days. */
  public String ago(@Nullable Instant time) {
    if (time == null) {
      return NOTHING;
    }
    var age = Duration.between(time, clock.instant());
    var length = length(age.abs());
    if (length.isEmpty()) {
      return "just now";
    }
    return age.isNegative() ? "in " + length : length + " ago";
  }

  private static String length(Duration age) {
    if (age.toSeconds() < 5) {
      return "";
    }
    if (age.toMinutes() < 1) {
      return age.toSeconds() + " s";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min";
    }
    if (age.toHours() < 48) {
      return age.toHours() + " h";
    }
    return age.toDays() < 90 ? age.toDays() + " days" : age.toDays() / 30 + " months";
  }

  /** How long something took. */
  public String took(@Nullable Instant from, @Nullable Instant to) {
    if (from == null || to == null) {
      return NOTHING;
    }
    var time = Duration.between(from, to);
    return time.toSeconds() < 1
        ? time.toMillis() + " ms"
        : time.toMinutes() < 2 ? time.toSeconds() + " s" : time.toMinutes() + " min";
  }

  public String bytes(@Nullable Long size) {
    if (size == null) {
      return NOTHING;
    }
    return size < 1024
        ? size + " B"
        : size < 1024 * 1024 ? size / 1024 + " KB" : "%.1f MB".formatted(size / 1048576.0);
  }

  /** "1 mail", "2 mails". */
  public String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  public Band band(@Nullable Long score) {
    return Band.of(score);
  }

  /** Points of a small line of scores, for an SVG of 64 by 20. */
  public String line(@Nullable List<Long> scores) {
    return scores == null ? "" : Sparkline.points(scores, 64, 20);
  }
}
