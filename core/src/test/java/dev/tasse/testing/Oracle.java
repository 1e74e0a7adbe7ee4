package dev.tasse.testing;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
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
import dev.tasse.type.StructType;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Answers queries with DuckDB, in a database in memory of its own.
final class Oracle implements AutoCloseable {
    private final Connection connection;

    private Oracle(Connection connection) {
        this.connection = connection;
    }

    /// A database of `tables`.
    static Oracle of(Map<String, Table> tables) {
        try {
            Oracle oracle = new Oracle(DriverManager.getConnection("jdbc:duckdb:"));
            for (Map.Entry<String, Table> table : tables.entrySet()) {
                load(oracle.connection, table.getKey(), table.getValue());
            }
            return oracle;
        } catch (SQLException e) {
            throw new AssertionError("DuckDB refuses the tables: " + e.getMessage(), e);
        }
    }

    Rows query(String sql) {
        try {
            return rows(connection, sql);
        } catch (SQLException e) {
            throw new AssertionError("DuckDB refuses " + sql + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void load(Connection connection, String name, Table table) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < table.columnCount(); i++) {
            String type = sqlType(table.schema().type(i));
            columns.add("\"" + table.schema().name(i) + "\" " + type);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table \"" + name + "\" (" + String.join(", ", columns) + ")");
        }
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into \"" + name + "\" values (" + marks + ")")) {
            for (long row = 0; row < table.rowCount(); row++) {
                for (int i = 0; i < table.columnCount(); i++) {
                    insert.setObject(i + 1, parameter(table.column(i), row));
                }
                insert.addBatch();
            }
            if (table.rowCount() > 0) insert.executeBatch();
        }
    }

    private static @Nullable Object parameter(Column column, long row) {
        Object value = column.get(row);
        return switch (value) {
            case LocalDate date -> date.toString();
            case LocalTime time -> time.toString();
            case null, default -> value;
        };
    }

    static String sqlType(DataType type) {
        return switch (type) {
            case NullType _ -> "integer";
            case BoolType _ -> "boolean";
            case IntType(int bits, boolean signed) -> (signed ? "" : "u") + intName(bits);
            case FloatType(int bits) -> bits == 32 ? "float" : "double";
            case DecimalType(int precision, int scale) ->
                    "decimal(" + precision + ", " + scale + ")";
            case Utf8Type _ -> "varchar";
            case BinaryType _ -> "blob";
            case DateType _ -> "date";
            case TimeType _ -> "time";
            case TimestampType stamp -> stamp.hasZone() ? "timestamptz" : "timestamp";
            case DurationType _, MonthIntervalType _, ListType _, StructType _, MapType _ ->
                    throw new IllegalArgumentException("the oracle takes no " + type);
        };
    }

    private static String intName(int bits) {
        return switch (bits) {
            case 8 -> "tinyint";
            case 16 -> "smallint";
            case 32 -> "integer";
            default -> "bigint";
        };
    }

    private static Rows rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            ResultSetMetaData meta = result.getMetaData();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) names.add(meta.getColumnLabel(i));
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= names.size(); i++)
                    row.add(Rows.normal(plain(result.getObject(i))));
                rows.add(row);
            }
            return new Rows(names, rows);
        }
    }

    // JDBC's own classes as those of java.time, in which our columns answer.
    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case java.sql.Timestamp t -> t.toLocalDateTime();
            case java.sql.Date d -> d.toLocalDate();
            case java.sql.Time t -> t.toLocalTime();
            case java.time.OffsetDateTime t -> t.toInstant();
            case java.sql.Blob b -> b.getBytes(1, Math.toIntExact(b.length()));
            case LocalDateTime t -> t;
            default -> value;
        };
    }
}
