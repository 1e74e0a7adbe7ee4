package dev.tasse.internal.plan;

import dev.tasse.data.Table;
import dev.tasse.error.PlanException;
import dev.tasse.testing.Golden;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.ListType;
import dev.tasse.type.Schema;
import dev.tasse.type.StructType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimestampType;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The one table of what becomes of two types. Every pair that it does not name is an error.
final class PromotionGoldenTest {
    private static final String ERROR = "error";
    private static final List<DataType> TYPES =
            List.of(
                    DataType.NULL,
                    DataType.BOOL,
                    DataType.INT8,
                    DataType.INT16,
                    DataType.INT32,
                    DataType.INT64,
                    DataType.UINT8,
                    DataType.UINT16,
                    DataType.UINT32,
                    DataType.UINT64,
                    DataType.FLOAT32,
                    DataType.FLOAT64,
                    new DecimalType(9, 2),
                    new DecimalType(18, 4),
                    new DecimalType(38, 10),
                    DataType.STRING,
                    DataType.BINARY,
                    DataType.DATE,
                    DataType.TIME,
                    DataType.TIMESTAMP,
                    new TimestampType(TimeResolution.NANOS, ""),
                    new TimestampType(TimeResolution.MICROS, "UTC"),
                    DataType.DURATION,
                    DataType.MONTHS,
                    new ListType(DataType.INT32),
                    new ListType(DataType.STRING),
                    new StructType(Schema.of("a", DataType.INT32)));

    @Test
    void pairsOfTypesGiveTheseTypes() {
        Golden.check("promotion.txt", PromotionGoldenTest::table);
    }

    /// A line for each type on the left and each result: the types on the right that give it.
    private static String table(String function) {
        StringBuilder text = new StringBuilder();
        for (DataType left : TYPES) {
            Map<String, List<String>> results = new LinkedHashMap<>();
            for (DataType right : TYPES) {
                results.computeIfAbsent(result(function, left, right), _ -> new ArrayList<>())
                        .add(right.toString());
            }
            results.remove(ERROR);
            if (results.isEmpty()) continue;
            text.append(left).append('\n');
            results.forEach((result, rights) -> text.append(line(result, rights)));
        }
        return text.toString();
    }

    private static String line(String result, List<String> rights) {
        return "    " + result + ": with " + String.join(", ", rights) + '\n';
    }

    private static String result(String function, DataType left, DataType right) {
        try {
            return function.equals("union")
                    ? Unions.byPlace(List.of(rows(left), rows(right))).schema().type(0).toString()
                    : Binder.call(function, List.of(column(0, left), column(1, right)))
                            .type()
                            .toString();
        } catch (PlanException _) {
            return ERROR;
        }
    }

    private static Bound column(int index, DataType type) {
        return new BoundColumn(index, "c" + index, type);
    }

    private static FramePlan rows(DataType type) {
        Schema schema = Schema.of("c", type);
        return new Values(schema, List.of(Table.empty(schema)));
    }
}
