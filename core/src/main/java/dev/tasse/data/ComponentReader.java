package dev.tasse.data;

import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.type.BinaryType;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.DurationType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.MonthIntervalType;
import dev.tasse.type.NullType;
import dev.tasse.type.Schema;
import dev.tasse.type.StructType;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads one component of records from the column of its name.
///
/// @param column the place of the column
/// @param component what it becomes
/// @param target the class of the component, boxed
record ComponentReader(int column, RecordComponent component, Class<?> target) {
    private static final Set<Class<?>> WHOLE =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);

    /// The reader of `component` in tables of `schema`.
    ///
    /// @throws PlanException if there is no such column, or it is of another type
    static ComponentReader of(RecordComponent component, Schema schema) {
        String place = ComponentKind.place(component);
        if (schema.find(component.getName()).isEmpty()) {
            throw new PlanException(schema.missing(component.getName()).at(place));
        }
        int column = schema.indexOf(component.getName());
        Class<?> target = MethodType.methodType(component.getType()).wrap().returnType();
        DataType type = schema.type(column);
        if (fits(target, type)) return new ComponentReader(column, component, target);
        throw new PlanException(
                Problem.of("the component does not take the column's values")
                        .at(place)
                        .got("column \"" + component.getName() + "\" " + type)
                        .expected(component.getType().getSimpleName())
                        .remedy("change the component, or cast the column in select(..)"));
    }

    private static boolean fits(Class<?> target, DataType type) {
        if (target == Object.class) return true;
        return switch (type) {
            case NullType _ -> true;
            case BoolType _ -> target == Boolean.class;
            case IntType _ ->
                    WHOLE.contains(target) || target == Double.class || target == BigDecimal.class;
            case FloatType(int bits) ->
                    target == Double.class || (bits == Float.SIZE && target == Float.class);
            case DecimalType _ -> target == BigDecimal.class || target == Double.class;
            case Utf8Type _ -> target == String.class;
            case BinaryType _ -> target == byte[].class;
            case DateType _ -> target == LocalDate.class;
            case TimeType _ -> target == LocalTime.class;
            case TimestampType stamp ->
                    target == (stamp.hasZone() ? Instant.class : LocalDateTime.class);
            case DurationType _ -> target == Duration.class;
            case MonthIntervalType _ -> target == Period.class;
            case ListType _ -> target == List.class;
            case StructType _, MapType _ -> target == Map.class;
        };
    }

    /// The value of the component for `row` of `table`.
    ///
    /// @throws DataException if it is null or too large for a primitive component
    @Nullable Object read(Table table, long row) {
        Column values = table.column(column);
        if (values.isNull(row)) {
            if (!component.getType().isPrimitive()) return null;
            throw bad(row, "is null", "use " + target.getSimpleName() + ", or fillNull(..)");
        }
        try {
            return converted(values, row);
        } catch (ArithmeticException _) {
            throw bad(row, "is too large: " + values.get(row), "use long");
        }
    }

    private @Nullable Object converted(Column values, long row) {
        if (target == Long.class) return values.getLong(row);
        if (target == Double.class) return values.getDouble(row);
        if (target == Integer.class) return Math.toIntExact(values.getLong(row));
        if (target == Short.class) return exact(values.getLong(row), Short.MIN_VALUE).shortValue();
        if (target == Byte.class) return exact(values.getLong(row), Byte.MIN_VALUE).byteValue();
        Object value = values.get(row);
        if (target == BigInteger.class) return new BigInteger(String.valueOf(value));
        if (target == BigDecimal.class && !(value instanceof BigDecimal)) {
            return new BigDecimal(String.valueOf(value));
        }
        return value;
    }

    private static Long exact(long value, long least) {
        if (value >= least && value <= -(least + 1)) return value;
        throw new ArithmeticException("out of range");
    }

    private DataException bad(long row, String what, String remedy) {
        return new DataException(
                Problem.of("column \"" + component.getName() + "\" " + what + " in row " + row)
                        .at(ComponentKind.place(component))
                        .expected(component.getType().getSimpleName())
                        .remedy(remedy));
    }
}
