package dev.tasse.type;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/// The names and types of the columns of a frame, in order.
///
/// Immutable. Names are unique and compared exactly, letter case included. `toString` gives `vendor
/// STRING, fare FLOAT64`.
public final class Schema implements Serializable {
    private static final long serialVersionUID = 1;
    private static final Schema EMPTY = new Schema(List.of(), List.of());

    // ArrayList, not List: the field must be serialisable by its declared type.
    private final ArrayList<String> names;
    private final ArrayList<DataType> types;
    private final HashMap<String, Integer> indexes = new HashMap<>();

    private Schema(List<String> names, List<? extends DataType> types) {
        this.names = new ArrayList<>(names);
        this.types = new ArrayList<>(types);
        for (int i = 0; i < names.size(); i++) {
            if (indexes.put(names.get(i), i) != null) {
                throw new PlanException(
                        Problem.of("two columns are called \"" + names.get(i) + "\"")
                                .remedy("rename one, or join with a suffix"));
            }
        }
    }

    /// A schema without columns.
    public static Schema empty() {
        return EMPTY;
    }

    /// The columns `names` with the types at the same places.
    ///
    /// @throws PlanException if a name occurs twice
    /// @throws IllegalArgumentException if the lists differ in length
    public static Schema of(List<String> names, List<? extends DataType> types) {
        if (names.size() != types.size()) {
            throw new IllegalArgumentException(names.size() + " names, " + types.size() + " types");
        }
        return new Schema(names, types);
    }

    /// A schema of one column.
    public static Schema of(String name, DataType type) {
        return new Schema(List.of(name), List.of(type));
    }

    /// This schema with the column `name`: replaced where it stands, else added at the end.
    public Schema with(String name, DataType type) {
        List<String> newNames = new ArrayList<>(names);
        List<DataType> newTypes = new ArrayList<>(types);
        OptionalInt index = find(name);
        if (index.isPresent()) {
            newTypes.set(index.getAsInt(), type);
        } else {
            newNames.add(name);
            newTypes.add(type);
        }
        return new Schema(newNames, newTypes);
    }

    /// The columns at `columns`, in that order.
    public Schema select(List<Integer> columns) {
        return new Schema(
                columns.stream().map(names::get).toList(),
                columns.stream().map(types::get).toList());
    }

    /// The number of columns.
    public int size() {
        return names.size();
    }

    /// The names in order.
    public List<String> names() {
        return List.copyOf(names);
    }

    /// The types in order.
    public List<DataType> types() {
        return List.copyOf(types);
    }

    /// The name of the column at `index`.
    public String name(int index) {
        return names.get(index);
    }

    /// The type of the column at `index`.
    public DataType type(int index) {
        return types.get(index);
    }

    /// The type of the column `name`.
    ///
    /// @throws PlanException if there is none, with the nearest name
    public DataType type(String name) {
        return types.get(indexOf(name));
    }

    /// The place of the column `name`, if there is one.
    public OptionalInt find(String name) {
        Integer index = indexes.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /// The place of the column `name`.
    ///
    /// @throws PlanException if there is none, with the nearest name
    public int indexOf(String name) {
        OptionalInt index = find(name);
        if (index.isPresent()) return index.getAsInt();
        throw new PlanException(missing(name));
    }

    /// What to say of a column that is not here.
    public Problem missing(String name) {
        String guess = Suggestion.phrase(name, names);
        String columns = "columns: " + this;
        return Problem.of("column \"" + name + "\" not found")
                .remedy(guess.isEmpty() ? columns : guess + " " + columns);
    }

    /// An estimate of the bytes of a row: fixed widths exactly, 24 for strings, 64 for nested
    /// values.
    public long rowBytes() {
        long bytes = 0;
        for (DataType type : types) {
            bytes +=
                    switch (type) {
                        case Utf8Type _, BinaryType _ -> 24;
                        case ListType _, StructType _, MapType _ -> 64;
                        case BoolType _, NullType _ -> 1;
                        default -> type.valueBytes();
                    };
        }
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema that && names.equals(that.names) && types.equals(that.types);
    }

    @Override
    public int hashCode() {
        return Objects.hash(names, types);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) text.append(", ");
            text.append(names.get(i)).append(' ').append(types.get(i));
        }
        return text.toString();
    }

    /// The names with their types, in order; a copy.
    public Map<String, DataType> toMap() {
        Map<String, DataType> map = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) map.put(names.get(i), types.get(i));
        return map;
    }
}
