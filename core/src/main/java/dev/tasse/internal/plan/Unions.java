package dev.tasse.internal.plan;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.internal.kernel.Promotion;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/// Plans of unions whose inputs have first to be given the same columns.
public final class Unions {
    private Unions() {}

    /// The rows of `inputs`, their columns matched by place and called as in the first; each column
    /// has the type that holds the values of all.
    ///
    /// @throws PlanException if the numbers of columns differ, or two types have none in common
    public static FramePlan byPlace(List<FramePlan> inputs) {
        int width = inputs.getFirst().schema().size();
        for (FramePlan input : inputs) {
            if (input.schema().size() == width) continue;
            throw new PlanException(
                    Problem.of("the queries have different numbers of columns")
                            .at("union")
                            .got(width + " and " + input.schema().size()));
        }
        List<String> names = inputs.getFirst().schema().names();
        List<List<Bound>> columns = new ArrayList<>();
        for (FramePlan input : inputs) columns.add(columns(input.schema()));
        return aligned(inputs, columns, names);
    }

    /// The rows of `inputs`, their columns matched by name: those of the first, then what the
    /// others have besides. Where an input has no such column there is null.
    ///
    /// @throws PlanException if the types of two columns of one name have none in common
    public static FramePlan byName(List<FramePlan> inputs) {
        List<String> names = new ArrayList<>();
        for (FramePlan input : inputs) {
            TreeSet<String> more = new TreeSet<>(input.schema().names());
            names.forEach(more::remove);
            input.schema().names().stream().filter(more::contains).forEach(names::add);
        }
        List<List<Bound>> columns = new ArrayList<>();
        for (FramePlan input : inputs) {
            List<Bound> row = new ArrayList<>();
            for (String name : names) row.add(column(input.schema(), name));
            columns.add(row);
        }
        return aligned(inputs, columns, names);
    }

    private static List<Bound> columns(Schema schema) {
        List<Bound> columns = new ArrayList<>();
        for (String name : schema.names()) columns.add(column(schema, name));
        return columns;
    }

    private static Bound column(Schema schema, String name) {
        OptionalInt place = schema.find(name);
        if (place.isEmpty()) return BoundLiteral.nullOf(DataType.NULL);
        return new BoundColumn(place.getAsInt(), name, schema.type(place.getAsInt()));
    }

    private static FramePlan aligned(
            List<FramePlan> inputs, List<List<Bound>> columns, List<String> names) {
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) types.add(common(columns, i, names.get(i)));
        List<FramePlan> aligned = new ArrayList<>();
        for (int input = 0; input < inputs.size(); input++) {
            List<Bound> cast = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                cast.add(Binder.cast(columns.get(input).get(i), types.get(i)));
            }
            aligned.add(Project.of(inputs.get(input), cast, names));
        }
        return new Union(aligned);
    }

    private static DataType common(List<List<Bound>> columns, int place, String name) {
        DataType type = DataType.NULL;
        for (List<Bound> row : columns) {
            DataType next = row.get(place).type();
            Optional<DataType> wider = Promotion.common(type, next);
            if (wider.isEmpty()) {
                throw new PlanException(
                        Problem.of("column \"" + name + "\" has types without one in common")
                                .at("union")
                                .got(type + " and " + next)
                                .remedy("cast it in one of the frames"));
            }
            type = wider.get();
        }
        return type;
    }
}
