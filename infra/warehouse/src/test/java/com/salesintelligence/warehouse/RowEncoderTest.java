package com.salesintelligence.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.salesintelligence.contracts.tables.AccountRow;
import com.salesintelligence.contracts.tables.RecommendationRow;
import com.salesintelligence.contracts.warehouse.Table;
import com.salesintelligence.contracts.warehouse.WarehouseSchema;
import org.junit.jupiter.api.Test;

class RowEncoderTest {

  private final RowEncoder encoder = new RowEncoder(Table.of(AccountRow.getDescriptor()));

  @Test
  void anUpsertIsTheRowWithItsChangeTypeAndVersion() throws Exception {
    AccountRow row = AccountRow.newBuilder().setAccountId("a1").setAccountName("Näme").build();
    AccountRow read = AccountRow.parseFrom(encoder.upsert(row, 255));
    assertThat(read.toBuilder().setUnknownFields(row.getUnknownFields()).build()).isEqualTo(row);
    assertThat(text(read, 10_000)).isEqualTo("UPSERT");
    assertThat(text(read, 10_001)).isEqualTo("ff");
  }

  @Test
  void aDeleteCarriesNothingButTheKey() throws Exception {
    AccountRow row = AccountRow.newBuilder().setAccountId("a1").setAccountName("secret").build();
    AccountRow read = AccountRow.parseFrom(encoder.delete(row, 1));
    assertThat(read.getAccountId()).isEqualTo("a1");
    assertThat(read.hasAccountName()).isFalse();
    assertThat(text(read, 10_000)).isEqualTo("DELETE");
  }

  @Test
  void aNegativeVersionIsRefused() {
    assertThatThrownBy(() -> encoder.upsert(AccountRow.getDefaultInstance(), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSchemaHoldsEverythingThatTheRowRefersTo() {
    DescriptorProto schema =
        new RowEncoder(Table.of(RecommendationRow.getDescriptor())).schema().getProtoDescriptor();
    assertThat(schema.getFieldList())
        .extracting(FieldDescriptorProto::getName)
        .contains("account_id", "contributions", "_CHANGE_TYPE", "_CHANGE_SEQUENCE_NUMBER");
    assertThat(schema.getNestedTypeList()).extracting(DescriptorProto::getName).hasSize(1);
    assertThat(schema.getFieldList()).noneMatch(FieldDescriptorProto::hasOptions);
  }

  @Test
  void noRowTypeUsesTheNumbersOfThePseudoColumns() {
    assertThat(WarehouseSchema.tables())
        .allSatisfy(
            table ->
                assertThat(table.row().getFields()).allMatch(field -> field.getNumber() < 10_000));
  }

  private static String text(AccountRow row, int field) {
    return row.getUnknownFields()
        .getField(field)
        .getLengthDelimitedList()
        .getFirst()
        .toStringUtf8();
  }
}
