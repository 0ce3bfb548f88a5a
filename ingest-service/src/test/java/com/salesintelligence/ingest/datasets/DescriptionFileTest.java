package com.salesintelligence.ingest.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.ingest.core.SourceFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionFileTest {

  @Test
  void aDescriptionSaysWhatADatasetIs() {
    var description = DescriptionFile.read("homes", Desk.DESCRIPTION);

    assertThat(description.key()).containsExactly("id");
    assertThat(description.columns())
        .extracting(Description.Column::type)
        .containsExactly(
            ColumnType.STRING, ColumnType.NUMBER, ColumnType.INTEGER, ColumnType.STRING);
    assertThat(description.delimiter()).isEqualTo(',');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "owner: data@homes.example|colour: red|colour: is unknown",
        "owner: data@homes.example|owner: ''|owner: is missing",
        "sensitivity: internal|sensitivity: secret|sensitivity: 'secret' is none of",
        "format: csv|format: xml|format: 'xml' is none of",
        "key: id|key: name|key: 'name' is none of the columns",
        "key: id|key: [id, id]|key: a column is there twice",
        "type: integer|type: int|columns[2].type: 'int' is none of",
        "min: 0|min: low|columns[1].min: must be a number",
        "required: true|required: perhaps|columns[0].required: must be true or false",
        "kind, type: string|id, type: string|columns: 'id' is there twice",
        "title: Homes|encoding: klingon|encoding: 'klingon' is no encoding",
        "title: Homes|delimiter: ';;'|delimiter: must be one character",
        "rooms, type: integer|rooms, type: string, max: 3|only integer and number columns",
        "title: Homes|title: [a|The description of dataset homes is wrong",
        "title: Homes|title: {a: b}|title: must be one value",
        "allowed: [villa, flat]|pattern: '('|columns[3].pattern: is no regular expression",
        "title: Homes|title: !!javax.script.ScriptEngineManager []|The description of dataset homes is wrong"
      })
  void whatIsWrongIsNamed(String good, String bad, String message) {
    assertThatThrownBy(() -> DescriptionFile.read("homes", Desk.DESCRIPTION.replace(good, bad)))
        .isInstanceOf(SourceFailure.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFileThatIsNoDescriptionIsRefused() {
    assertThatThrownBy(() -> DescriptionFile.read("homes", "- a\n- b\n"))
        .hasMessageContaining("no mapping");
    assertThatThrownBy(() -> DescriptionFile.read("homes", "")).hasMessageContaining("is missing");
  }
}
