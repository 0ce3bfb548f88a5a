package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.salesforce.SalesforceRecord.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Reads one page of a query in one pass over its bytes. */
final class PageReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final byte[] body;
  private final Columns columns;
  private final List<SalesforceRecord> records = new ArrayList<>();
  private boolean listed;
  private boolean done = true;
  private String next = "";
  private long total;

  private PageReader(byte[] body, Columns columns) {
    this.body = body;
    this.columns = columns;
  }

  /**
   * @param next where the following page is; null when this is the last
   * @param total how many the query found
   */
  record Contents(List<SalesforceRecord> records, @Nullable String next, long total) {}

  static Contents read(byte[] body, Columns columns) {
    var reader = new PageReader(body, columns);
    try (var json = JSON.createParser(ObjectReadContext.empty(), body)) {
      reader.read(json);
    } catch (UnexpectedEndOfInputException e) {
      if (reader.listed) {
        throw new SourceFailure(
            Fault.SOURCE_UNAVAILABLE, "Salesforce's answer breaks off in the middle.", null, e);
      }
      throw SalesforceFailures.unreadable(e);
    } catch (JacksonException e) {
      throw SalesforceFailures.unreadable(e);
    }
    if (!reader.listed) {
      throw SalesforceFailures.unreadable(null);
    }
    boolean last = reader.done || reader.next.isEmpty();
    return new Contents(reader.records, last ? null : reader.next, reader.total);
  }

  private void read(JsonParser json) {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw SalesforceFailures.unreadable(null);
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      switch (name) {
        case "records" -> records(json, token);
        case "done" -> done = token != JsonToken.VALUE_FALSE;
        case "totalSize" -> total = token == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : 0;
        case "nextRecordsUrl" -> next = token == JsonToken.VALUE_STRING ? json.getString() : "";
        default -> json.skipChildren();
      }
    }
  }

  private void records(JsonParser json, JsonToken token) {
    if (token != JsonToken.START_ARRAY) {
      throw SalesforceFailures.unreadable(null);
    }
    listed = true;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw SalesforceFailures.unreadable(null);
      }
      records.add(record(json));
    }
  }

  private SalesforceRecord record(JsonParser json) {
    int start = (int) json.currentTokenLocation().getByteOffset();
    int width = columns.columns().size();
    var values = new @Nullable String[width];
    var forms = new Form[width];
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      int place = columns.place(json.currentName());
      var token = json.nextToken();
      if (place < 0 || token == JsonToken.VALUE_NULL) {
        json.skipChildren();
      } else {
        forms[place] = form(token);
        values[place] = forms[place] == Form.NESTED ? nested(json) : json.getString();
      }
    }
    int end = (int) json.currentLocation().getByteOffset();
    return new SalesforceRecord(columns, values, forms, slice(start, end));
  }

  private String nested(JsonParser json) {
    int start = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    int end = (int) json.currentLocation().getByteOffset();
    return new String(body, start, end - start, StandardCharsets.UTF_8);
  }

  private Supplier<byte[]> slice(int start, int end) {
    return () -> Arrays.copyOfRange(body, start, end);
  }

  private static Form form(JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> Form.STRING;
      case VALUE_TRUE, VALUE_FALSE -> Form.BOOLEAN;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Form.NUMBER;
      default -> Form.NESTED;
    };
  }
}
