package com.salesintelligence.contracts.warehouse;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.salesintelligence.contracts.tables.CallsProto;
import com.salesintelligence.contracts.tables.CrmProto;
import com.salesintelligence.contracts.tables.DeadLettersProto;
import com.salesintelligence.contracts.tables.FilesProto;
import com.salesintelligence.contracts.tables.MailProto;
import com.salesintelligence.contracts.tables.ResolutionProto;
import com.salesintelligence.contracts.tables.RunsProto;
import com.salesintelligence.contracts.tables.ScoresProto;
import com.salesintelligence.contracts.tables.SequencesProto;
import com.salesintelligence.contracts.tables.options.OptionsProto;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Every table and view of the warehouse, in the order in which they can be created. */
public final class WarehouseSchema {

  private static final List<FileDescriptor> FILES =
      List.of(
          MailProto.getDescriptor(),
          CrmProto.getDescriptor(),
          CallsProto.getDescriptor(),
          SequencesProto.getDescriptor(),
          FilesProto.getDescriptor(),
          ResolutionProto.getDescriptor(),
          ScoresProto.getDescriptor(),
          RunsProto.getDescriptor(),
          DeadLettersProto.getDescriptor());

  private static final List<String> VIEWS =
      List.of(
          "01_gmail_messages",
          "02_gmail_participants",
          "03_sf_accounts",
          "04_sf_contacts",
          "05_sf_leads",
          "06_sf_opportunities",
          "07_sf_activities",
          "08_sf_email_messages",
          "09_dialpad_calls",
          "10_v_unmatched_emails",
          "11_sf_users",
          "12_hubspot_contacts",
          "13_hubspot_companies",
          "14_hubspot_enrollments",
          "15_hubspot_sequences",
          "16_datasets",
          "17_dataset_rows",
          "18_documents",
          "19_document_chunks",
          "20_source_records",
          "21_dialpad_transcripts");

  private WarehouseSchema() {}

  public static List<Table> tables() {
    return FILES.stream()
        .flatMap(file -> file.getMessageTypes().stream())
        .filter(type -> type.getOptions().hasExtension(OptionsProto.table))
        .map(Table::of)
        .toList();
  }

  public static List<View> views() {
    return VIEWS.stream().map(WarehouseSchema::view).toList();
  }

  /** GoogleSQL statements that bring a dataset ({@code project.dataset}) to this schema. */
  public static List<String> ddl(String dataset) {
    return Stream.concat(
            tables().stream().map(table -> table.ddl(dataset)),
            views().stream().map(view -> view.ddl(dataset)))
        .toList();
  }

  /** The file's first line is a comment: the description. */
  private static View view(String file) {
    String text = read("/views/" + file + ".sql");
    int end = text.indexOf('\n');
    var description = text.substring(0, end).replaceFirst("^-- *", "").strip();
    return new View(file.substring(3), description, text.substring(end + 1));
  }

  private static String read(String resource) {
    try (InputStream in = WarehouseSchema.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
