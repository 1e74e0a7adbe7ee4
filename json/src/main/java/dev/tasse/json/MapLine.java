package dev.tasse.json;

import dev.tasse.io.LineFormat;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.Map;

/// Lines as maps.
record MapLine() implements LineFormat<Map<String, Object>> {
    @Override
    @SuppressWarnings("unchecked") // made here
    public @Nullable Map<String, Object> value(byte[] bytes, int from, int to) {
        return (Map<String, Object>) Parsing.value(bytes, from, to, MapLine::object);
    }

    private static Object object(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Parsing.wrong("the line is no JSON object");
        }
        return AnyValue.map(parser, AnyValue::read);
    }
}
