package dev.tasse.type;

/// Lists of values of one type.
///
/// @param element the type of the values
public record ListType(DataType element) implements DataType {
    @Override
    public String toString() {
        return "LIST<" + element + ">";
    }
}
