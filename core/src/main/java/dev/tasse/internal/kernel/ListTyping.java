package dev.tasse.internal.kernel;

import dev.tasse.type.DataType;
import dev.tasse.type.IntType;
import dev.tasse.type.ListType;
import dev.tasse.type.NullType;

/// How functions of lists are typed.
final class ListTyping {
    /// A text or a list to a whole number.
    static final Typing LENGTH =
            (verb, types) -> {
                DataType type = types.getFirst();
                boolean isList = type instanceof ListType;
                boolean isText = type.equals(DataType.STRING) || type instanceof NullType;
                Typing.require(isList || isText, verb, types);
                return Signature.of(DataType.INT64, isList ? type : DataType.STRING);
            };

    /// A list and a position to an element.
    static final Typing ELEMENT =
            (verb, types) -> {
                DataType position = types.get(1);
                boolean isWhole = position instanceof IntType || position instanceof NullType;
                Typing.require(types.getFirst() instanceof ListType && isWhole, verb, types);
                ListType list = (ListType) types.getFirst();
                return Signature.of(list.element(), list, DataType.INT64);
            };

    private ListTyping() {}
}
