package com.salesintelligence.ingest.datasets;

import com.salesintelligence.ingest.datasets.RowReader.RawRow;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads flat JSON objects token by token. */
final class JsonObjects {

  private static final int MOST_FIELDS = 10_000;

  private final JsonFactory factory;

  JsonObjects(int longestValue) {
    factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxStringLength(longestValue)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .maxNestingDepth(100)
                    .build())
            .build();
  }

  JsonParser parser(Reader in) {
    return factory.createParser(ObjectReadContext.empty(), in);
  }

  JsonParser parser(String text) {
    return factory.createParser(ObjectReadContext.empty(), text);
  }

  /** The object that the parser has just entered. */
  static RawRow read(long number, String original, JsonParser parser) {
    var values = new LinkedHashMap<String, Object>();
    String nested = null;
    int fields = 0;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      if (++fields > MOST_FIELDS) {
        throw new BrokenFile("an object has more than " + MOST_FIELDS + " fields");
      }
      var name = parser.currentName();
      if (parser.nextToken().isStructStart()) {
        nested = name;
        parser.skipChildren();
      } else {
        put(values, name, value(parser));
      }
    }
    return nested == null
        ? new RawRow.Read(number, original, values)
        : new RawRow.Broken(
            number,
            original,
            Reason.WRONG_TYPE,
            RowReader.start(nested) + " holds an object or a list; columns hold single values");
  }

  private static void put(Map<String, Object> values, String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  private static @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }
}
