package com.salesintelligence.ingest.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.ingest.datasets.RowReader.RawRow;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RowReaderTest {

  private static List<RawRow> read(RowReader reader, String text) throws IOException {
    var rows = new ArrayList<RawRow>();
    reader.read(new StringReader(text), rows::add);
    return rows;
  }

  private static List<RawRow> csv(String text) throws IOException {
    return read(new CsvRows(',', List.of("a", "b"), 100), text);
  }

  private static Map<String, Object> values(RawRow row) {
    return ((RawRow.Read) row).values();
  }

  private static Reason reason(RawRow row) {
    return ((RawRow.Broken) row).reason();
  }

  @Test
  void quotesHoldDelimitersQuotesAndLineEnds() throws IOException {
    var rows = csv("a,b\r\n\"x,y\",\"she said \"\"no\"\"\"\r\n\"1\n2\",5\" pipe\n");

    assertThat(values(rows.get(0))).isEqualTo(Map.of("a", "x,y", "b", "she said \"no\""));
    assertThat(values(rows.get(1))).isEqualTo(Map.of("a", "1\n2", "b", "5\" pipe"));
  }

  @Test
  void theLastLineNeedsNoEndAndEmptyLinesAreNoRows() throws IOException {
    var rows = csv("a,b\n\n1,2\r\r3,");

    assertThat(rows)
        .extracting(RowReaderTest::values)
        .containsExactly(Map.of("a", "1", "b", "2"), Map.of("a", "3"));
    assertThat(rows).extracting(RawRow::number).containsExactly(1L, 2L);
  }

  @Test
  void aRowOfAnotherWidthIsRejectedAlone() throws IOException {
    var rows = csv("a,b\n1\n1,2,3\n1,2\n");

    assertThat(rows.subList(0, 2))
        .extracting(RowReaderTest::reason)
        .containsOnly(Reason.WRONG_WIDTH);
    assertThat(values(rows.get(2))).hasSize(2);
  }

  @Test
  void anEmptyFileHasNoHeader() {
    assertThatThrownBy(() -> csv("")).hasMessageContaining("header");
    assertThatThrownBy(() -> csv("a,b,a\n")).hasMessageContaining("twice");
  }

  @Property(tries = 200)
  void whatIsWrittenIsRead(
      @ForAll @Size(min = 1, max = 20)
          List<@StringLength(max = 12) @CharRange(from = ' ', to = '~') String> cells)
      throws IOException {
    var text =
        cells.stream()
            .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\",k\r\n")
            .collect(Collectors.joining("", "a,b\r\n", ""));

    assertThat(csv(text)).extracting(row -> values(row).getOrDefault("a", "")).isEqualTo(cells);
  }

  @Test
  void eachLineOfNdjsonStandsForItself() throws IOException {
    var rows =
        read(
            new NdjsonRows(100),
            """
            {"a": "x", "n": 1.50, "t": true, "z": null}

            {"a": "x"
            [1]
            {"a": {"b": 1}, "c": 2}
            {"a": 1} {"a": 2}
            {"a": 1, "a": 2}
            """
                + "{\"a\": \""
                + "x".repeat(200)
                + "\"}\n{\"a\": \"last\"}");

    assertThat(values(rows.getFirst()))
        .isEqualTo(Map.of("a", "x", "n", new BigDecimal("1.50"), "t", true));
    assertThat(rows.subList(1, 7))
        .extracting(RowReaderTest::reason)
        .containsExactly(
            Reason.NOT_JSON,
            Reason.NOT_AN_OBJECT,
            Reason.WRONG_TYPE,
            Reason.NOT_JSON,
            Reason.NOT_JSON,
            Reason.ROW_TOO_LONG);
    assertThat(values(rows.getLast())).isEqualTo(Map.of("a", "last"));
  }

  @Test
  void aJsonArrayIsReadObjectByObject() throws IOException {
    var rows = read(new JsonRows(100), "[{\"a\": 1}, 5, {\"a\": 2}]");

    assertThat(values(rows.getFirst())).isEqualTo(Map.of("a", new BigDecimal(1)));
    assertThat(reason(rows.get(1))).isEqualTo(Reason.NOT_AN_OBJECT);
  }

  @Test
  void jsonThatIsNoWholeArrayIsRefused() {
    for (var text :
        List.of(
            "{}",
            "",
            "[{\"a\": 1}",
            "[{\"a\": 1}] x",
            "[{\"a\": \"" + "x".repeat(200) + "\"}]",
            "[".repeat(5_000))) {
      assertThatThrownBy(() -> read(new JsonRows(100), text)).isInstanceOf(BrokenFile.class);
    }
  }

  @Test
  void aHundredMegabytesPassThroughSmallBuffers() throws IOException {
    long before = used();
    var counted = new long[1];
    long[] most = {0};
    new NdjsonRows(1_000)
        .read(
            new Endless(100_000_000, "{\"a\": \"some text that is there\"}\n"),
            row -> {
              if (++counted[0] % 500_000 == 0) {
                most[0] = Math.max(most[0], used() - before);
              }
            });

    assertThat(counted[0]).isGreaterThan(3_000_000);
    assertThat(most[0]).isLessThan(50_000_000);
  }

  private static long used() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** The same line again and again, without a file. */
  private static final class Endless extends Reader {

    private final String line;
    private long left;
    private int position;

    Endless(long characters, String line) {
      this.left = characters - characters % line.length();
      this.line = line;
    }

    @Override
    public int read(char[] to, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int n = (int) Math.min(length, left);
      for (int i = 0; i < n; i++) {
        to[offset + i] = line.charAt(position);
        position = (position + 1) % line.length();
      }
      left -= n;
      return n;
    }

    @Override
    public void close() {}
  }
}
