package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.googlesql.BigNumerics;
import com.salesintelligence.local.googlesql.SqlType;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as BigQuery writes them into files. */
final class ValueText {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private ValueText() {}

  static String of(SqlType.Scalar type, Object value) {
    return switch (value) {
      case String code when type == SqlType.Scalar.BIGNUMERIC -> BigNumerics.text(code);
      case List<?> ends when type.isRange() ->
          "[" + end(type, ends.getFirst()) + ", " + end(type, ends.getLast()) + ")";
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      case LocalDateTime time when type == SqlType.Scalar.TIMESTAMP -> datetime(time) + " UTC";
      case LocalDateTime time -> datetime(time).replace(' ', 'T');
      case LocalTime time -> time(time);
      case BigDecimal number ->
          number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
      default -> value.toString();
    };
  }

  private static String end(SqlType.Scalar range, @Nullable Object value) {
    return value == null ? "UNBOUNDED" : of(range.bound(), value);
  }

  private static String datetime(LocalDateTime time) {
    return (time.getNano() == 0 ? SECONDS : MICROSECONDS).format(time);
  }

  private static String time(LocalTime time) {
    return DateTimeFormatter.ofPattern(
            time.getNano() == 0 ? "HH:mm:ss" : "HH:mm:ss.SSSSSS", Locale.ROOT)
        .format(time);
  }
}
