package com.salesintelligence.ingest.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetSourceTest {

  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void describe() {
    desk = new Desk(folder);
  }

  private static String[] many(int count) {
    return IntStream.range(0, count).mapToObj("A%d,5,1,flat"::formatted).toArray(String[]::new);
  }

  private void refused(Fault fault, String... words) {
    var before = Map.copyOf(desk.rows);
    assertThatThrownBy(desk::poll)
        .isInstanceOfSatisfying(
            SourceFailure.class, failure -> assertThat(failure.fault()).isEqualTo(fault))
        .hasMessageContainingAll(words);
    assertThat(desk.rows).isEqualTo(before);
  }

  @Test
  void rowsAreToldWithTheirTypes() {
    desk.homes("A1,12.50,3,villa", "A2,,,");
    desk.poll();

    assertThat(desk.json("A1"))
        .isEqualTo("{\"id\":\"A1\",\"price\":12.5,\"rooms\":3,\"kind\":\"villa\"}");
    assertThat(desk.json("A2")).isEqualTo("{\"id\":\"A2\"}");
    assertThat(desk.dataset().title()).isEqualTo("Homes");
    assertThat(desk.dataset().rejectedRows()).isZero();
  }

  @Test
  void onlyWhatChangedIsToldAgain() {
    desk.homes("A1,1,1,flat", "A2,2,1,flat", "A3,3,1,flat");
    desk.poll();
    desk.homes("A3,3.0,1,flat", "A1,1,1,flat", "A2,9,1,flat");
    desk.poll();

    assertThat(desk.toldRows()).containsExactly("homes/A2");
  }

  @Test
  void filesThatDidNotChangeAreNotTold() {
    desk.homes("A1,1,1,flat");
    desk.poll();
    desk.poll();

    assertThat(desk.told).isEmpty();
  }

  @Test
  void aRowThatIsGoneFromAllFilesIsBuried() {
    desk.write("homes-2.csv", "id,price,rooms,kind\nA2,2,1,flat\n");
    desk.homes("A1,1,1,flat", "A3,3,1,flat");
    desk.poll();
    desk.homes("A1,1,1,flat");
    desk.poll();

    assertThat(desk.rows).containsOnlyKeys("A1", "A2");
  }

  @Test
  void aRowThatMovesToAnotherFileStays() {
    desk.homes("A1,1,1,flat", "A2,2,1,flat");
    desk.poll();
    desk.homes("A1,1,1,flat");
    desk.write("homes-2.csv", "kind,id,price,rooms\nflat,A2,2,1\n");
    desk.poll();

    assertThat(desk.rows).containsOnlyKeys("A1", "A2");
    assertThat(desk.toldRows()).containsExactly("homes/A2");
  }

  @Test
  void nothingIsBuriedWhileAFileCannotBeRead() throws IOException {
    desk.homes("A1,1,1,flat", "A2,2,1,flat");
    desk.poll();
    desk.homes("A1,1,1,flat");
    Files.write(
        folder.resolve("homes-2.csv"),
        "id,price,rooms,kind\nÄ1,1,1,flat\n".getBytes(StandardCharsets.ISO_8859_1));

    refused(Fault.SOURCE_ANSWER_UNREADABLE, "homes-2.csv", "UTF-8");
  }

  @Test
  void nothingIsBuriedWhileARowHasNoReadableKey() {
    desk.homes("A1,1,1,flat", "A2,2,1,flat");
    desk.poll();
    desk.homes("A1,1,1,flat", "\"A2\"x,2,1,flat");
    desk.poll();

    assertThat(desk.rows).containsOnlyKeys("A1", "A2");
  }

  @Test
  void aRejectedRowKeepsWhatWasToldBefore() {
    desk.homes("A1,1,1,flat", "A2,2,1,flat");
    desk.poll();
    desk.homes("A1,1,1,flat", "A2,-2,1,flat");
    desk.poll();

    assertThat(desk.json("A2")).contains("\"price\":2,");
    assertThat(desk.dataset().rejectedRows()).isEqualTo(1);
    assertThat(desk.rejected("homes.csv"))
        .containsExactly(
            "{\"row\":2,\"reason\":\"OUT_OF_RANGE\",\"problem\":\"price is out of range\",\"original\":\"A2,-2,1,flat\"}");
  }

  @Test
  void theFileOfRejectedRowsGoesWhenAllAreGood() {
    desk.homes("A1,1,1,flat", "A2,x,1,flat");
    desk.poll();
    assertThat(folder.resolve("homes.csv.rejected.ndjson")).exists();
    desk.homes("A1,1,1,flat", "A2,2,1,flat");
    desk.poll();

    assertThat(folder.resolve("homes.csv.rejected.ndjson")).doesNotExist();
  }

  @Test
  void rowsThatContradictEachOtherAreRejectedAll() {
    desk.homes("A1,1,1,flat");
    desk.poll();
    desk.homes("A1,7,1,flat", "A2,2,1,flat", "A1,8,1,flat", "A2,2,1,flat");
    desk.poll();

    assertThat(desk.json("A1")).contains("\"price\":1,");
    assertThat(desk.toldRows()).containsExactly("homes/A2");
    assertThat(desk.rejected("homes.csv"))
        .hasSize(2)
        .allMatch(line -> line.contains("CONFLICTING_KEY"));
  }

  @Test
  void aLoadThatLosesMostRowsWaitsForAPersonsWord() {
    desk.homes(many(40));
    desk.poll();
    desk.homes(many(19));
    refused(Fault.SOURCE_CHANGE_IMPLAUSIBLE, "homes", "21 of its 40 rows are gone", "full run");

    desk.full();

    assertThat(desk.rows).hasSize(19);
  }

  @Test
  void aLoadThatGrowsBeyondMeasureWaitsForAPersonsWord() {
    desk.homes(many(20));
    desk.poll();
    desk.homes(many(201));

    refused(Fault.SOURCE_CHANGE_IMPLAUSIBLE, "20 rows have become 201");
  }

  @Test
  void aLoadOfWhichMostIsRejectedSaysWhy() {
    desk.homes("A1,1,1,flat", "A2,2,1,flat");
    desk.poll();
    desk.homes("A1,1,1,tent", "A2,2,1,tent");
    refused(Fault.SOURCE_CHANGE_IMPLAUSIBLE, "2 of 2 rows are rejected");

    assertThat(desk.rejected("homes.csv"))
        .allMatch(line -> line.contains("kind is none of [flat, villa]"));
  }

  @Test
  void aHeaderThatDiffersFromTheDescriptionIsRefused() {
    desk.homes("A1,1,1,flat");
    desk.poll();
    desk.write("homes.csv", "id,cost,rooms,kind\nA1,1,1,flat\n");

    refused(Fault.SOURCE_ANSWER_UNREADABLE, "missing [price]", "not described [cost]");
  }

  @Test
  void aFileThatIsWrittenWhileItIsReadIsReadAgain() {
    desk.homes("A1,1,1,flat");
    desk.poll();
    desk.homes("A1,2,1,flat");
    var writing =
        new DatasetSource(
            new DatasetSettings(folder.toString(), "", 1_000, 0.5, 10),
            dataset -> {
              desk.homes("A1,3,1,flat", "A2,3,1,flat");
              return Map.of();
            },
            InstantSource.system());

    assertThatThrownBy(() -> writing.changes("homes", "older", reading -> {}))
        .hasMessageContaining("written while they were read");
  }

  @Test
  void aRowThatIsGoneBeforeTheWarehouseShowsItIsBuried() {
    desk.homes("A1,1,1,flat", "A2,2,1,flat");
    desk.poll();
    desk.freeze();
    desk.homes("A1,1,1,flat", "A2,2,1,flat", "A3,3,1,flat");
    desk.poll();
    desk.homes("A1,1,1,flat", "A2,2,1,flat");
    desk.poll();

    assertThat(desk.rows).containsOnlyKeys("A1", "A2");
    assertThat(desk.toldRows()).containsExactly("homes/A3");
  }

  @Test
  void whatALostRunToldIsToldOnceMore() {
    desk.homes("A1,1,1,flat");
    desk.poll();
    desk.freeze();
    desk.homes("A1,1,1,flat", "A2,2,1,flat");
    desk.pollAndDieBeforeTheCursorMoves();
    desk.poll();

    assertThat(desk.toldRows()).containsExactly("homes/A2");
  }

  @Test
  void aFullRunOverTheSameFilesChangesNoRow() {
    desk.homes("A1,1,1,flat", "A2,2,1,flat");
    desk.poll();
    desk.full();

    assertThat(desk.toldRows()).isEmpty();
  }

  @Test
  void aNewProcessGoesOnFromTheWarehouse() {
    desk.homes("A1,1,1,flat", "A2,2,1,flat");
    desk.poll();
    desk.restart();
    desk.homes("A2,2,1,flat", "A3,1,1,flat");
    desk.poll();

    assertThat(desk.toldRows()).containsExactlyInAnyOrder("homes/A3", "homes/A1");
  }

  @Test
  void aLineOfTenMegabytesIsRejectedAndTheNextOneRead() {
    desk.homes("A1,1,1,\"" + "x\n".repeat(5_000_000) + "\"", "A2,2,1,flat");
    desk.poll();

    assertThat(desk.rows).containsOnlyKeys("A2");
    assertThat(desk.rejected("homes.csv").getFirst())
        .contains("ROW_TOO_LONG")
        .hasSizeLessThan(3_000);
  }

  @Test
  void aQuoteThatIsNeverClosedRefusesTheFile() {
    desk.homes("A1,1,1,flat");
    desk.poll();
    desk.homes("A1,1,1,flat", "A2,2,1,\"flat");

    refused(Fault.SOURCE_ANSWER_UNREADABLE, "quote", "never closed");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    desk.write("homes.csv", "\uFEFFid,price,rooms,kind\r\nA1,1,1,flat\r\n");
    desk.poll();

    assertThat(desk.rows).containsOnlyKeys("A1");
  }

  @Test
  void aByteOrderMarkOfAnotherEncodingIsNamed() throws IOException {
    Files.write(
        folder.resolve("homes.csv"), "\uFEFFid,price\n".getBytes(Charset.forName("UTF-16LE")));

    refused(Fault.SOURCE_ANSWER_UNREADABLE, "UTF-16", "UTF-8");
  }

  @Test
  void aBucketIsRefusedWithAWayOut() {
    var settings = new DatasetSettings("gs://homes/files", "", 1_000, 0.5, 10);

    assertThatThrownBy(
            () -> new DatasetSource(settings, dataset -> Map.of(), InstantSource.system()))
        .hasMessageContainingAll("gs://homes/files", "mount the bucket");
  }

  @Test
  void withoutAFolderThereIsNothingToRead() {
    var settings = new DatasetSettings("", "", 1_000, 0.5, 10);

    assertThat(new DatasetSource(settings, dataset -> Map.of(), InstantSource.system()).scopes())
        .isEmpty();
  }
}
