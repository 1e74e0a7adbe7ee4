package dev.tasse.sql;

import dev.tasse.error.Problem;

import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlStarReplace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The columns that the one `*` of a query gives for tables that are joined with USING.
///
/// A common column stands where the left table has it: the SQL standard, and so the validator, has
/// it first. The validator cannot leave out columns of such a `*`, so that is done here too.
final class StarOrder {
    private final int star;
    private final int behind;
    private final List<String> names;
    private final SqlNodeList excluded;

    private StarOrder(int star, int behind, List<String> names, SqlNodeList excluded) {
        this.star = star;
        this.behind = behind;
        this.names = List.copyOf(names);
        this.excluded = excluded;
    }

    /// Whether tables of `from` are joined with USING.
    static boolean concerns(SqlNode from) {
        return from instanceof SqlJoin join
                && (isShared(join) || concerns(join.getLeft()) || concerns(join.getRight()));
    }

    /// The order for `items` of `from`, whose tables have the columns that `columns` gives; `items`
    /// keeps a `*` without exceptions.
    static StarOrder of(SqlNodeList items, SqlNode from, Function<SqlNode, List<String>> columns) {
        int star = -1;
        for (int i = 0; i < items.size(); i++) {
            if (!SelectItems.isAnyStar(items.get(i))) continue;
            if (star >= 0) return new StarOrder(-1, 0, List.of(), SqlNodeList.EMPTY);
            star = i;
        }
        if (star < 0) return new StarOrder(-1, 0, List.of(), SqlNodeList.EMPTY);
        SqlNodeList excluded = SqlNodeList.EMPTY;
        if (items.get(star) instanceof SqlStarExclude exclude) {
            excluded = exclude.getExcludeList();
            items.set(star, SqlIdentifier.star(exclude.getParserPosition()));
        }
        if (items.get(star) instanceof SqlStarReplace replace) {
            throw Fault.unsupported(
                    "* REPLACE of tables joined with USING is",
                    "join with ON, or name the columns",
                    replace.getParserPosition());
        }
        return new StarOrder(star, items.size() - 1 - star, names(from, columns), excluded);
    }

    /// The places in `items`, the results with the `*` written out, from which they are to be
    /// taken.
    List<Integer> places(List<SqlNode> items) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < star; i++) places.add(i);
        for (String name : names) {
            for (int i = star; i < items.size() - behind; i++) {
                if (places.contains(i) || !isCalled(items.get(i), name)) continue;
                places.add(i);
                break;
            }
        }
        for (int i = Math.max(0, star); i < items.size(); i++) {
            if (!places.contains(i)) places.add(i);
        }
        for (SqlNode column : excluded) exclude((SqlIdentifier) column, items, places);
        return places;
    }

    private void exclude(SqlIdentifier column, List<SqlNode> items, List<Integer> places) {
        String name = column.names.getLast();
        int end = items.size() - behind;
        boolean found = places.removeIf(i -> i >= star && i < end && isCalled(items.get(i), name));
        if (found) return;
        throw new Fault(
                Problem.of("column \"" + name + "\" not found")
                        .remedy("columns: " + String.join(" ", names)),
                column.getParserPosition());
    }

    private static boolean isShared(SqlJoin join) {
        return join.isNatural() || join.getConditionType() == JoinConditionType.USING;
    }

    private static List<String> names(SqlNode from, Function<SqlNode, List<String>> columns) {
        if (!(from instanceof SqlJoin join)) return columns.apply(from);
        List<String> names = new ArrayList<>(names(join.getLeft(), columns));
        List<String> right = new ArrayList<>(names(join.getRight(), columns));
        if (join.isNatural()) {
            right.removeIf(name -> names.stream().anyMatch(name::equalsIgnoreCase));
        } else if (isShared(join) && join.getCondition() instanceof SqlNodeList shared) {
            right.removeIf(name -> shared.stream().anyMatch(column -> isCalled(column, name)));
        }
        names.addAll(right);
        return names;
    }

    private static boolean isCalled(SqlNode item, String name) {
        SqlNode named = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(1) : item;
        return named instanceof SqlIdentifier column
                && column.names.getLast().equalsIgnoreCase(name);
    }
}
