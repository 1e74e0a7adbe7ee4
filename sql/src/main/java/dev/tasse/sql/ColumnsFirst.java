package dev.tasse.sql;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlValidatorScope;

import java.util.Collection;
import java.util.List;

/// Makes the names in an expression of ORDER BY mean columns before they mean results.
///
/// A name alone is a result if there is one: `SELECT -x AS x ... ORDER BY x` sorts by `-x`. Within
/// an expression it is a column if there is one: `ORDER BY abs(x)` takes the column's `x`. To the
/// validator it would be the result in both cases.
final class ColumnsFirst extends SqlShuttle {
    private final SqlValidatorScope tables;
    private final SqlNameMatcher matcher;

    private ColumnsFirst(SqlValidatorScope tables, SqlNameMatcher matcher) {
        this.tables = tables;
        this.matcher = matcher;
    }

    /// `item`, an expression of ORDER BY over `tables`, with its columns called by table and name.
    static SqlNode qualified(SqlNode item, SqlValidatorScope tables, SqlNameMatcher matcher) {
        if (item instanceof SqlIdentifier) return item;
        SqlNode qualified = item.accept(new ColumnsFirst(tables, matcher));
        return qualified == null ? item : qualified;
    }

    @Override
    public SqlNode visit(SqlIdentifier name) {
        if (!name.isSimple()) return name;
        Collection<String> owners =
                tables.findQualifyingTableNames(name.getSimple(), name, matcher).keySet();
        if (owners.size() != 1) return name;
        SqlParserPos position = name.getParserPosition();
        List<String> names = List.of(owners.iterator().next(), name.getSimple());
        return new SqlIdentifier(names, null, position, List.of(position, position));
    }
}
