package dev.tasse.data;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.ListType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimestampType;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The type of the column that a component of a record makes.
final class ComponentTypes {
    private static final Map<Class<?>, DataType> TYPES =
            Map.ofEntries(
                    Map.entry(boolean.class, DataType.BOOL),
                    Map.entry(Boolean.class, DataType.BOOL),
                    Map.entry(byte.class, DataType.INT8),
                    Map.entry(Byte.class, DataType.INT8),
                    Map.entry(short.class, DataType.INT16),
                    Map.entry(Short.class, DataType.INT16),
                    Map.entry(int.class, DataType.INT32),
                    Map.entry(Integer.class, DataType.INT32),
                    Map.entry(long.class, DataType.INT64),
                    Map.entry(Long.class, DataType.INT64),
                    Map.entry(float.class, DataType.FLOAT32),
                    Map.entry(Float.class, DataType.FLOAT32),
                    Map.entry(double.class, DataType.FLOAT64),
                    Map.entry(Double.class, DataType.FLOAT64),
                    Map.entry(String.class, DataType.STRING),
                    Map.entry(byte[].class, DataType.BINARY),
                    Map.entry(LocalDate.class, DataType.DATE),
                    Map.entry(LocalTime.class, DataType.TIME),
                    Map.entry(LocalDateTime.class, DataType.TIMESTAMP),
                    Map.entry(Instant.class, new TimestampType(TimeResolution.MICROS, "UTC")),
                    Map.entry(Duration.class, DataType.DURATION),
                    Map.entry(Period.class, DataType.MONTHS));

    private ComponentTypes() {}

    /// Whether the type of the column follows from the values, not from the class alone.
    static boolean needsValues(RecordComponent component) {
        return component.getType() == BigDecimal.class;
    }

    /// The type of the column of `component`, whose values are `values` if they are needed.
    static DataType of(RecordComponent component, List<?> values) {
        if (needsValues(component)) return decimal(values);
        return of(component.getGenericType()).orElseThrow(() -> noColumn(component));
    }

    private static Optional<DataType> of(Type type) {
        return switch (ComponentKind.of(type)) {
            case ComponentKind.Plain(Type plain) -> Optional.ofNullable(TYPES.get(plain));
            case ComponentKind.ListOf(Type element) -> of(element).map(ListType::new);
            case ComponentKind.Nested _, ComponentKind.Constant _, ComponentKind.MapOf _ ->
                    Optional.empty();
        };
    }

    private static DataType decimal(List<?> values) {
        int scale = 0;
        int whole = 1;
        for (Object value : values) {
            if (!(value instanceof BigDecimal number)) continue;
            scale = Math.max(scale, number.scale());
            whole = Math.max(whole, number.precision() - number.scale());
        }
        int narrow = Math.max(18, whole + scale);
        return new DecimalType(narrow > 18 ? DecimalType.MAX_PRECISION : narrow, scale);
    }

    private static PlanException noColumn(RecordComponent component) {
        return new PlanException(
                Problem.of("no column holds values of this class")
                        .at(ComponentKind.place(component))
                        .got(component.getGenericType().getTypeName())
                        .expected(
                                "a primitive, its box, String, BigDecimal, byte[], a class of"
                                        + " java.time, or a List of these"));
    }
}
