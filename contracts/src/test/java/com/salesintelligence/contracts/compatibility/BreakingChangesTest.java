package com.salesintelligence.contracts.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.salesintelligence.contracts.Contracts;
import com.salesintelligence.contracts.tables.options.ColumnOptions;
import com.salesintelligence.contracts.tables.options.ColumnType;
import com.salesintelligence.contracts.tables.options.OptionsProto;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BreakingChangesTest {

  private final FileDescriptorSet contracts = Contracts.current();

  @Test
  void the_contracts_break_nobody_who_built_on_the_last_release() {
    assertThat(BreakingChanges.between(Contracts.released(), contracts))
        .as("add fields and messages instead, or release a new version of the event")
        .isEmpty();
  }

  @Test
  void a_new_field_is_not_breaking() {
    var wider =
        change(
            "RecordRef",
            m -> m.addField(FieldDescriptorProto.newBuilder().setName("new").setNumber(99)));
    assertThat(BreakingChanges.between(contracts, wider)).isEmpty();
  }

  @Test
  void a_removed_field_is_breaking() {
    var narrower = change("RecordRef", m -> m.removeField(1));
    assertThat(BreakingChanges.between(contracts, narrower))
        .containsExactly("field salesintelligence.events.v1.RecordRef.object_type = 2 is gone");
  }

  @Test
  void a_renamed_field_is_breaking() {
    var renamed = change("RecordRef", m -> m.getFieldBuilder(1).setName("kind"));
    assertThat(BreakingChanges.between(contracts, renamed))
        .containsExactly(
            "field salesintelligence.events.v1.RecordRef.object_type = 2 is now called kind");
  }

  @Test
  void another_type_is_breaking() {
    var retyped =
        change(
            "RecordRef", m -> m.getFieldBuilder(1).setType(FieldDescriptorProto.Type.TYPE_BYTES));
    assertThat(BreakingChanges.between(contracts, retyped))
        .singleElement()
        .asString()
        .contains("is now OPTIONAL BYTES");
  }

  @Test
  void another_column_type_is_breaking() {
    var date = ColumnOptions.newBuilder().setType(ColumnType.DATE).build();
    var retyped =
        change(
            "RunRow",
            m ->
                m.getFieldBuilder(4)
                    .setOptions(FieldOptions.newBuilder().setExtension(OptionsProto.column, date)));
    assertThat(BreakingChanges.between(contracts, retyped))
        .singleElement()
        .asString()
        .contains("is now");
  }

  @Test
  void another_primary_key_is_breaking() {
    var rekeyed =
        change(
            "RunRow",
            m -> {
              var table =
                  m.getOptions().getExtension(OptionsProto.table).toBuilder()
                      .addPrimaryKey("status");
              m.setOptions(
                  MessageOptions.newBuilder().setExtension(OptionsProto.table, table.build()));
            });
    assertThat(BreakingChanges.between(contracts, rekeyed))
        .singleElement()
        .asString()
        .contains("primary key");
  }

  @Test
  void a_removed_message_and_a_removed_enum_value_are_breaking() {
    var without = contracts.toBuilder();
    for (var file : without.getFileBuilderList()) {
      if (file.getName().endsWith("record_received.proto")) {
        file.removeMessageType(0);
        file.getEnumTypeBuilder(0).removeValue(1);
      }
    }
    assertThat(BreakingChanges.between(contracts, without.build()))
        .containsExactlyInAnyOrder(
            "message salesintelligence.events.v1.RecordRef is gone",
            "enum value salesintelligence.events.v1.Source.GMAIL = 1 is gone or renamed");
  }

  private FileDescriptorSet change(String message, Consumer<DescriptorProto.Builder> edit) {
    var copy = contracts.toBuilder();
    copy.getFileBuilderList().stream()
        .map(FileDescriptorProto.Builder::getMessageTypeBuilderList)
        .flatMap(java.util.Collection::stream)
        .filter(m -> m.getName().equals(message))
        .forEach(edit);
    return copy.build();
  }
}
