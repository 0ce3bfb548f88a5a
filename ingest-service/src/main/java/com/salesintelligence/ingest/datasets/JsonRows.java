package com.salesintelligence.ingest.datasets;

import java.io.Reader;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A JSON array of objects. */
final class JsonRows implements RowReader {

  private final JsonObjects objects;

  JsonRows(int longestRow) {
    objects = new JsonObjects(longestRow);
  }

  @Override
  public void read(Reader in, Consumer<RawRow> to) {
    long number = 0;
    try (var parser = objects.parser(in)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new BrokenFile("it is not a JSON array of objects");
      }
      for (var token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        number++;
        to.accept(row(number, token, parser));
      }
      if (parser.nextToken() != null) {
        throw new BrokenFile("something follows behind the array");
      }
    } catch (JacksonException e) {
      throw new BrokenFile(
          "it is no JSON behind row %d: %s".formatted(number, e.getOriginalMessage()));
    }
  }

  private static RawRow row(long number, JsonToken token, JsonParser parser) {
    if (token == JsonToken.START_OBJECT) {
      return JsonObjects.read(number, "", parser);
    }
    parser.skipChildren();
    return new RawRow.Broken(number, token.name(), Reason.NOT_AN_OBJECT, "a row is a JSON object");
  }
}
