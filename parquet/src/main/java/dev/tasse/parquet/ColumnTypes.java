package dev.tasse.parquet;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.metadata.RepetitionType;
import dev.hardwood.schema.SchemaNode;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.IntType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.Schema;
import dev.tasse.type.StructType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which type a column of a Parquet file has.
final class ColumnTypes {
    /// An interval of Parquet counts months, days and milliseconds apart.
    static final StructType INTERVAL =
            new StructType(
                    Schema.of(
                            List.of("months", "days", "milliseconds"),
                            List.of(DataType.INT64, DataType.INT64, DataType.INT64)));

    private ColumnTypes() {}

    /// The type of the values of `node`, if there is one for it.
    static Optional<DataType> of(SchemaNode node) {
        Optional<DataType> type =
                switch (node) {
                    case PrimitiveNode leaf -> ofLeaf(leaf.type(), leaf.logicalType());
                    case GroupNode group -> ofGroup(group);
                };
        boolean bareList = node.repetitionType() == RepetitionType.REPEATED;
        return bareList ? type.map(ListType::new) : type;
    }

    private static Optional<DataType> ofElement(@Nullable SchemaNode node) {
        return switch (node) {
            case null -> Optional.empty();
            case PrimitiveNode leaf -> ofLeaf(leaf.type(), leaf.logicalType());
            case GroupNode group -> ofGroup(group);
        };
    }

    private static Optional<DataType> ofGroup(GroupNode group) {
        if (group.isVariant()) return Optional.empty();
        if (group.isList()) return ofElement(group.getListElement()).map(ListType::new);
        if (group.isMap()) {
            Optional<DataType> value = ofElement(group.getMapValue());
            return ofElement(group.getMapKey())
                    .flatMap(key -> value.map(found -> new MapType(key, found)));
        }
        List<String> names = new ArrayList<>();
        List<DataType> types = new ArrayList<>();
        for (SchemaNode child : group.children()) {
            Optional<DataType> type = of(child);
            if (type.isEmpty()) return Optional.empty();
            names.add(child.name());
            types.add(type.get());
        }
        return Optional.of(new StructType(Schema.of(names, types)));
    }

    private static Optional<DataType> ofLeaf(PhysicalType type, @Nullable LogicalType logical) {
        return switch (logical) {
            case null -> Optional.of(ofPhysical(type));
            case LogicalType.NullType _ -> Optional.of(DataType.NULL);
            case LogicalType.StringType _, LogicalType.EnumType _, LogicalType.JsonType _ ->
                    Optional.of(DataType.STRING);
            case LogicalType.UuidType _ -> Optional.of(DataType.STRING);
            case LogicalType.BsonType _, LogicalType.GeometryType _, LogicalType.GeographyType _ ->
                    Optional.of(DataType.BINARY);
            case LogicalType.DateType _ -> Optional.of(DataType.DATE);
            case LogicalType.IntervalType _ -> Optional.of(INTERVAL);
            case LogicalType.Float16Type _ -> Optional.of(DataType.FLOAT32);
            case LogicalType.IntType whole ->
                    Optional.of(new IntType(whole.bitWidth(), whole.isSigned()));
            case LogicalType.DecimalType decimal -> ofDecimal(decimal);
            case LogicalType.TimeType time -> Optional.of(new TimeType(unit(time.unit())));
            case LogicalType.TimestampType stamp ->
                    Optional.of(
                            new TimestampType(
                                    unit(stamp.unit()), stamp.isAdjustedToUTC() ? "UTC" : ""));
            case LogicalType.ListType _, LogicalType.MapType _, LogicalType.VariantType _ ->
                    Optional.empty();
        };
    }

    private static DataType ofPhysical(PhysicalType type) {
        return switch (type) {
            case BOOLEAN -> DataType.BOOL;
            case INT32 -> DataType.INT32;
            case INT64 -> DataType.INT64;
            // Written by old Spark and Hive: a local time; as fine as other readers show it.
            case INT96 -> DataType.TIMESTAMP;
            case FLOAT -> DataType.FLOAT32;
            case DOUBLE -> DataType.FLOAT64;
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> DataType.BINARY;
        };
    }

    private static Optional<DataType> ofDecimal(LogicalType.DecimalType decimal) {
        boolean fits =
                decimal.precision() <= DecimalType.MAX_PRECISION
                        && decimal.scale() >= 0
                        && decimal.scale() <= decimal.precision();
        if (!fits) return Optional.empty();
        return Optional.of(new DecimalType(decimal.precision(), decimal.scale()));
    }

    private static TimeResolution unit(LogicalType.TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> TimeResolution.MILLIS;
            case MICROS -> TimeResolution.MICROS;
            case NANOS -> TimeResolution.NANOS;
        };
    }
}
