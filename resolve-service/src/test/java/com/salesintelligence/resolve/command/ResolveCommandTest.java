package com.salesintelligence.resolve.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ResolveCommandTest {

  private static final String SPECIFICATION =
      """
      files: [people.csv]
      id: id
      entity: who
      fields:
        given: {kind: given-name}
        surname: {kind: surname}
        email: {kind: email, columns: [work, private]}
        phone: {kind: phone}
      """;

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void fewPeopleTwiceEach() throws IOException {
    var csv = new StringBuilder("id,who,given,surname,work,private,phone\n");
    String[] names = {"Ada", "Bob", "Cleo", "Dora", "Emil", "Finn", "Gita", "Hugo", "Iris", "Jan"};
    for (int i = 0; i < 60; i++) {
      String given = names[i % 10];
      String surname = "Sur" + (char) ('a' + i % 26) + (char) ('a' + i / 7) + "mann";
      csv.append(
          "%d,%d,%s,%s,%s%d@acme.com,,030 90182%03d\n"
              .formatted(2 * i, i, given, surname, given, i, i));
      csv.append(
          "%d,%d,%s,%s,,%s%d@acme.com,030-90182%03d\n"
              .formatted(2 * i + 1, i, given, surname, given, i, i));
    }
    Files.writeString(folder.resolve("people.csv"), csv);
    specification(SPECIFICATION + "region: DE\n");
  }

  @Test
  void evaluate_prints_precision_recall_and_f1() {
    assertThat(run("evaluate", spec())).isZero();

    assertThat(out.toString())
        .contains("120 records")
        .contains("60 of 60 true pairs")
        .contains("groups, held-out half          1.00000   1.00000   1.00000");
  }

  @Test
  void evaluate_speaks_to_programs_in_json() {
    assertThat(run("evaluate", spec(), "--json")).isZero();

    var json = JsonMapper.builder().build().readTree(out.toString());
    assertThat(json.at("/records").asInt()).isEqualTo(120);
    assertThat(json.at("/groups/held_out/f1").asDouble()).isEqualTo(1);
    assertThat(json.at("/b_cubed/f1").asDouble()).isEqualTo(1);
  }

  @Test
  void evaluate_writes_a_report_that_needs_nothing_from_elsewhere() throws IOException {
    Path report = folder.resolve("report.html");

    assertThat(run("evaluate", spec(), "--report", report.toString())).isZero();

    assertThat(Files.readString(report))
        .contains("<svg")
        .contains("Calibration")
        .doesNotContain("http://")
        .doesNotContain("https://");
  }

  @Test
  void link_names_the_first_record_of_each_entity() throws IOException {
    Path output = folder.resolve("who.csv");

    assertThat(run("link", spec(), "-o", output.toString())).isZero();

    assertThat(out.toString()).contains("120 records are about 60 entities");
    assertThat(Files.readAllLines(output)).hasSize(121).contains("id,entity", "7,6", "6,6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "entity: who | entity: whom | has no column whom, which entity names",
        "surname: {kind: surname} | surname: {kind: surname, column: family} | No file has a column family, which surname names",
        "region: DE | dates: backwards | dates: say day-first or month-first",
        "kind: surname | kind: shoe | kind shoe is unknown; known are given-name",
        "people.csv | nobody.csv | There is no file",
        "id: id | 'id: id\nshoe: 1' | shoe",
        "region: DE | 'block: [shoe]' | the fields are given, surname, email, phone"
      })
  void what_is_wrong_in_a_specification_is_said(String from, String to, String message)
      throws IOException {
    specification((SPECIFICATION + "region: DE\n").replace(from.strip(), to.strip()));

    assertThat(run("evaluate", spec())).isEqualTo(2);

    assertThat(err.toString()).contains(message.strip());
  }

  @Test
  void who_is_who_may_stand_in_a_file_of_its_own() throws IOException {
    var truth = new StringBuilder("file,id,person\n");
    for (int i = 0; i < 60; i++) {
      truth.append("a,%d,%d\nb,%d,%d\n".formatted(2 * i, i, 2 * i + 1, i));
    }
    Files.writeString(folder.resolve("truth.csv"), truth);
    var lines = Files.readAllLines(folder.resolve("people.csv"));
    Files.writeString(folder.resolve("a.csv"), part(lines, 0, "a"));
    Files.writeString(folder.resolve("b.csv"), part(lines, 1, "b"));
    specification(
        SPECIFICATION
                .replace("[people.csv]", "[a.csv, b.csv]")
                .replace("id: id\n", "id: [file, id]\nacross-files-only: true\none-to-one: true\n")
                .replace("entity: who", "truth: {file: truth.csv, id: [file, id], entity: person}")
            + "region: DE\n");

    assertThat(run("evaluate", spec())).as(err.toString()).isZero();

    assertThat(out.toString()).contains("60 of 60 true pairs").contains("1.00000   1.00000");
  }

  /** Every second line, with the name of the file before it. */
  private static String part(List<String> lines, int remainder, String file) {
    var part = new StringBuilder("file," + lines.getFirst() + "\n");
    for (int i = 1; i < lines.size(); i++) {
      if ((i - 1) % 2 == remainder) {
        part.append(file).append(',').append(lines.get(i)).append('\n');
      }
    }
    return part.toString();
  }

  @Test
  void a_file_in_another_encoding_is_refused() throws IOException {
    Files.write(
        folder.resolve("people.csv"),
        "id,who,given,surname,work,private,phone\n1,1,J\u00fcrgen,M\u00fcller,,,\n"
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThat(run("evaluate", spec())).isEqualTo(2);

    assertThat(err.toString()).contains("is not UTF-8: save it in that encoding");
  }

  @Test
  void a_file_without_records_is_refused() throws IOException {
    Files.writeString(folder.resolve("people.csv"), "id,who,given,surname,work,private,phone\n");

    assertThat(run("evaluate", spec())).isEqualTo(2);

    assertThat(err.toString()).contains("There is no record in people.csv");
  }

  private String spec() {
    return folder.resolve("people.yaml").toString();
  }

  private void specification(String yaml) throws IOException {
    Files.writeString(folder.resolve("people.yaml"), yaml);
  }

  private int run(String... args) {
    return ResolveCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
