package dev.tasse.json;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;
import dev.tasse.error.TasseException;
import dev.tasse.io.LineReport;
import dev.tasse.io.Text;
import dev.tasse.spi.ItemSource;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Looks, once, at the fields of the first lines, for components of a record that are misspelt.
final class SampledFields {
    private static final int LINES = 100;

    private SampledFields() {}

    /// Checks that components without a field in the first lines are not near to a field.
    ///
    /// @throws PlanException if one is, or if it is of a primitive type
    static void check(String path, UnaryOperator<Text.Options> options, RecordReader reader) {
        Set<String> fields = fields(path, options);
        if (fields.isEmpty()) return;
        List<String> components =
                reader.components().stream().map(RecordComponent::getName).toList();
        List<String> unread = new ArrayList<>(fields);
        unread.removeAll(components);
        for (RecordComponent component : reader.components()) {
            if (fields.contains(component.getName())) continue;
            String near = Suggestion.phrase(component.getName(), unread);
            if (near.isEmpty() && !component.getType().isPrimitive()) continue;
            throw new PlanException(
                    Problem.of("no field for component \"%s\"".formatted(component.getName()))
                            .at(
                                    "%s, in the first %d lines of %s"
                                            .formatted(reader.name(), LINES, path))
                            .remedy(
                                    (near.isEmpty() ? "" : near + " ")
                                            + "fields: "
                                            + String.join(", ", fields)));
        }
    }

    private static Set<String> fields(String path, UnaryOperator<Text.Options> options) {
        // What is wrong with a line is told, or counted, when it is computed.
        UnaryOperator<Text.Options> lenient = o -> options.apply(o).skipping(new LineReport());
        ItemSource<Map<String, Object>> lines = Text.source(path, lenient, new MapLine());
        Set<String> fields = new LinkedHashSet<>();
        int[] count = {0};
        try {
            lines.read(
                    lines.splits().getFirst(),
                    line -> {
                        fields.addAll(line.keySet());
                        return ++count[0] < LINES;
                    });
        } catch (TasseException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("looking at the first lines threw no error of ours", e);
        }
        return fields;
    }
}
