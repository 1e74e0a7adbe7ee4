package dev.tasse.internal.kernel;

import dev.tasse.type.DataType;

import java.util.List;

/// The types that a kernel takes, to which arguments are cast, and the type that it gives.
public record Signature(List<DataType> arguments, DataType result) {
    public Signature {
        arguments = List.copyOf(arguments);
    }

    static Signature of(DataType result, DataType... arguments) {
        return new Signature(List.of(arguments), result);
    }
}
