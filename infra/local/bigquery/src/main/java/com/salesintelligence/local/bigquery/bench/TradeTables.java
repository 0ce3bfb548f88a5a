package com.salesintelligence.local.bigquery.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The eight tables of a trading company in the proportions of TPC-H, as GoogleSQL that makes them:
 * the same rows each time, with content of our own. Size 1 is about 1 GB of values.
 */
final class TradeTables {

  private static final long MULTIPLIER = 2_654_435_761L;

  private final long customers;
  private final long suppliers;
  private final long parts;
  private final long orders;

  TradeTables(double size) {
    customers = Math.round(150_000 * size);
    suppliers = Math.round(10_000 * size);
    parts = Math.round(200_000 * size);
    orders = Math.round(1_500_000 * size);
  }

  /** SELECT statements by table, in the order in which they can be run. */
  Map<String, String> selects() {
    var selects = new LinkedHashMap<String, String>();
    selects.put("region", region());
    selects.put("nation", nation());
    selects.put("supplier", supplier());
    selects.put("customer", customer());
    selects.put("part", part());
    selects.put("stock", stock());
    selects.put("orders", orders());
    selects.put("lineitem", lineitem());
    return selects;
  }

  private static String region() {
    return "SELECT n - 1 AS region_id, %s AS region_name FROM UNNEST(GENERATE_ARRAY(1, 5)) AS n"
        .formatted(pick("n - 1", "AFRICA", "AMERICA", "ASIA", "EUROPE", "MIDDLE EAST"));
  }

  private static String nation() {
    return "SELECT n AS nation_id, CONCAT('NATION ', CAST(10 + n AS STRING)) AS nation_name,"
        + " MOD(n, 5) AS region_id FROM UNNEST(GENERATE_ARRAY(0, 24)) AS n";
  }

  private String supplier() {
    return rows(
        suppliers,
        "n AS supplier_id",
        "CONCAT('Supplier#', CAST(n AS STRING)) AS supplier_name",
        address("n", 1) + " AS address",
        random("n", 2, 25) + " AS nation_id",
        phone("n", 2) + " AS phone",
        money("n", 3, 1_100_000) + " - 1000 AS balance",
        "IF(%s = 0, 'Customer had many Complaints', %s) AS note"
            .formatted(random("n", 4, 200), words("n", 5, 4)));
  }

  private String customer() {
    return rows(
        customers,
        "n AS customer_id",
        "CONCAT('Customer#', CAST(n AS STRING)) AS customer_name",
        address("n", 11) + " AS address",
        random("n", 12, 25) + " AS nation_id",
        phone("n", 12) + " AS phone",
        money("n", 13, 1_100_000) + " - 1000 AS balance",
        pick(random("n", 14, 5), "AUTOMOBILE", "BUILDING", "FURNITURE", "HOUSEHOLD", "MACHINERY")
            + " AS segment",
        words("n", 15, 6) + " AS note");
  }

  private String part() {
    var colours =
        new String[] {
          "almond", "azure", "beige", "black", "blue", "brown", "coral", "cream", "cyan", "forest",
          "gold", "green", "indian", "ivory", "lace", "lime", "navy", "olive", "pink", "red"
        };
    return rows(
        parts,
        "n AS part_id",
        "CONCAT(%s, ' ', %s, ' ', %s) AS part_name"
            .formatted(
                pick(random("n", 21, 20), colours),
                pick(random("n", 22, 20), colours),
                pick(random("n", 23, 20), colours)),
        "CONCAT('Maker#', CAST(1 + %s AS STRING)) AS maker".formatted(random("n", 24, 5)),
        "CONCAT('Brand#', CAST(1 + %s AS STRING), CAST(1 + %s AS STRING)) AS brand"
            .formatted(random("n", 24, 5), random("n", 25, 5)),
        "CONCAT(%s, ' ', %s, ' ', %s) AS kind"
            .formatted(
                pick(
                    random("n", 26, 6), "ECONOMY", "LARGE", "MEDIUM", "PROMO", "SMALL", "STANDARD"),
                pick(random("n", 27, 5), "ANODIZED", "BRUSHED", "BURNISHED", "PLATED", "POLISHED"),
                pick(random("n", 28, 5), "BRASS", "COPPER", "NICKEL", "STEEL", "TIN")),
        "1 + " + random("n", 29, 50) + " AS size",
        "CONCAT(%s, ' ', %s) AS container"
            .formatted(
                pick(random("n", 30, 5), "JUMBO", "LG", "MED", "SM", "WRAP"),
                pick(
                    random("n", 31, 8), "BAG", "BOX", "CAN", "CASE", "DRUM", "JAR", "PACK", "PKG")),
        price("n") + " AS price",
        words("n", 32, 2) + " AS note");
  }

  private String stock() {
    return "SELECT n AS part_id, %s AS supplier_id, 1 + %s AS quantity, %s AS cost, %s AS note FROM UNNEST(GENERATE_ARRAY(1, %d)) AS n CROSS JOIN UNNEST([0, 1, 2, 3]) AS i"
        .formatted(
            supplierOf("n", "i"),
            random("(n * 4 + i)", 41, 9_999),
            money("(n * 4 + i)", 42, 100_000),
            words("(n * 4 + i)", 43, 12),
            parts);
  }

  /** Of three customers one never orders. */
  private String orders() {
    String day = "DATE_ADD(DATE '1992-01-01', INTERVAL " + random("n", 52, 2_406) + " DAY)";
    return "SELECT *, CASE WHEN order_date < '1995-02-16' THEN 'F' WHEN order_date > '1995-06-17' THEN 'O' ELSE 'P' END AS status FROM ("
        + rows(
            orders,
            "n AS order_id",
            "3 * %s + 1 + %s AS customer_id"
                .formatted(random("n", 50, customers / 3), random("n", 51, 2)),
            money("n", 53, 40_000_000) + " + 1000 AS total",
            day + " AS order_date",
            pick(random("n", 54, 5), "1-URGENT", "2-HIGH", "3-MEDIUM", "4-NOT SPECIFIED", "5-LOW")
                + " AS priority",
            "CONCAT('Clerk#', CAST(%s AS STRING)) AS clerk".formatted(random("n", 55, 1_000)),
            "0 AS ship_priority",
            "IF(%s = 0, 'special wishes, and requests', %s) AS note"
                .formatted(random("n", 56, 50), words("n", 57, 5)))
        + ")";
  }

  /** One to seven lines of each order, four on average. */
  private String lineitem() {
    String k = "(o.order_id * 8 + l)";
    String lines =
        ("SELECT o.order_id, l AS line, o.order_date, 1 + %s AS part_id, %s AS chosen, 1 + %s AS quantity, %s / 100 AS discount, %s / 100 AS tax,"
                + " DATE_ADD(o.order_date, INTERVAL 1 + %s DAY) AS ship_date, DATE_ADD(o.order_date, INTERVAL 30 + %s DAY) AS commit_date,"
                + " 1 + %s AS days, %s AS flag, %s AS instruct, %s AS mode, %s AS note"
                + " FROM trade.orders AS o CROSS JOIN UNNEST([1, 2, 3, 4, 5, 6, 7]) AS l WHERE l <= 1 + %s")
            .formatted(
                random(k, 61, parts),
                random(k, 62, 4),
                random(k, 63, 50),
                random(k, 64, 11),
                random(k, 65, 9),
                random(k, 66, 121),
                random(k, 67, 61),
                random(k, 68, 30),
                pick(random(k, 69, 2), "R", "A"),
                pick(random(k, 70, 4), "COLLECT COD", "DELIVER IN PERSON", "NONE", "TAKE BACK"),
                pick(random(k, 71, 7), "AIR", "AIR REG", "FOB", "MAIL", "RAIL", "SHIP", "TRUCK"),
                words(k, 72, 3),
                random("o.order_id", 73, 7));
    return "SELECT order_id, part_id, %s AS supplier_id, line, CAST(quantity AS FLOAT64) AS quantity, quantity * %s AS price, discount, tax, IF(DATE_ADD(ship_date, INTERVAL days DAY) <= '1995-06-17', flag, 'N') AS return_flag, IF(ship_date > '1995-06-17', 'O', 'F') AS line_status, ship_date, commit_date, DATE_ADD(ship_date, INTERVAL days DAY) AS receipt_date, instruct, mode, note FROM (%s)"
        .formatted(supplierOf("part_id", "chosen"), price("part_id"), lines);
  }

  private static String rows(long count, String... columns) {
    return "SELECT %s FROM UNNEST(GENERATE_ARRAY(1, %d)) AS n"
        .formatted(String.join(", ", columns), count);
  }

  /** Each part has four suppliers. */
  private String supplierOf(String part, String choice) {
    return "1 + MOD(%s + %s * (%d + DIV(%s - 1, %d)), %d)"
        .formatted(part, choice, suppliers / 4, part, suppliers, suppliers);
  }

  private static String price(String part) {
    return "(90000 + MOD(DIV(%s, 10), 20001) + 100 * MOD(%s, 1000)) / 100".formatted(part, part);
  }

  private static String money(String key, int salt, int cents) {
    return random(key, salt, cents) + " / 100";
  }

  private static String phone(String key, int nationSalt) {
    return "CONCAT(CAST(10 + %s AS STRING), '-', CAST(100 + %s AS STRING), '-', CAST(1000 + %s AS STRING))"
        .formatted(random(key, nationSalt, 25), random(key, 91, 900), random(key, 92, 9_000));
  }

  private static String address(String key, int salt) {
    return "CONCAT(%s, ' street ', CAST(%s AS STRING))"
        .formatted(words(key, salt, 2), random(key, salt, 900));
  }

  private static String words(String key, int salt, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                pick(
                    random(key, 100 + 20 * salt + i, 8),
                    "carefully",
                    "deposits",
                    "foxes",
                    "furiously",
                    "ideas",
                    "packages",
                    "quick",
                    "sleep"))
        .collect(Collectors.joining(", ' ', ", "CONCAT(", ")"));
  }

  private static String pick(String index, String... texts) {
    List<String> quoted = new ArrayList<>();
    for (String text : texts) {
      quoted.add("'" + text + "'");
    }
    return "[%s][OFFSET(%s)]".formatted(String.join(", ", quoted), index);
  }

  /**
   * A number from 0 to below {@code bound} that looks random; the same for the same key and salt.
   */
  private static String random(String key, int salt, long bound) {
    return String.format(
        Locale.ROOT,
        "MOD((%s * %d) ^ ((%s * %d) >> 11), %d)",
        key,
        MULTIPLIER + 209_458L * salt,
        key,
        40_503L + 2L * salt,
        bound);
  }
}
