package dev.tasse.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;

/// Makes a Java value of a JSON value.
@FunctionalInterface
interface ValueReader {
    /// The value whose first token is the current one; afterwards its last token is.
    @Nullable Object read(JsonParser parser);
}
