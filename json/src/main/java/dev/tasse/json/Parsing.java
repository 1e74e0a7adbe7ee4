package dev.tasse.json;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Parsers of single lines.
final class Parsing {
    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                    .build();

    private Parsing() {}

    /// The value of a line: null if there is nothing in it but blanks.
    static @Nullable Object value(byte[] bytes, int from, int to, ValueReader reader) {
        try (JsonParser parser =
                FACTORY.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
            if (parser.nextToken() == null) return null;
            Object value = reader.read(parser);
            if (parser.nextToken() != null) throw wrong("there is more after the value");
            return value;
        } catch (JacksonException e) {
            throw wrong("the line is no JSON: " + e.getOriginalMessage());
        }
    }

    /// Why a line is refused.
    static DataException wrong(String what) {
        return new DataException(Problem.of(what));
    }
}
