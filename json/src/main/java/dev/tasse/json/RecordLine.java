package dev.tasse.json;

import dev.tasse.io.LineFormat;

import org.jspecify.annotations.Nullable;

/// Lines as records.
record RecordLine<R extends Record>(Class<R> type) implements LineFormat<R> {
    @Override
    public @Nullable R value(byte[] bytes, int from, int to) {
        return type.cast(Parsing.value(bytes, from, to, RecordReader.of(type)));
    }
}
