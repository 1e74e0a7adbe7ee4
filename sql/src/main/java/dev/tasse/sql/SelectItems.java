package dev.tasse.sql;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlStarReplace;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

import java.util.ArrayList;
import java.util.List;

/// Rewrites the lists of a query: what it selects, groups by and orders by.
final class SelectItems {
    // What GROUP BY ALL and ORDER BY ALL were turned into.
    private static final String ALL = "*";

    private final SqlText text;
    private final Expressions expressions;
    private final Naming naming;
    private final List<String> aliases = new ArrayList<>();

    SelectItems(SqlText text, Expressions expressions) {
        this.text = text;
        this.expressions = expressions;
        this.naming = new Naming(text);
    }

    /// The names that the query gives, spelled as there.
    List<String> aliases() {
        return aliases;
    }

    /// The items of `list`, each rewritten and with a name.
    SqlNodeList named(SqlNodeList list) {
        List<SqlNode> named = new ArrayList<>();
        List<String> used = new ArrayList<>();
        for (SqlNode item : list) named.add(named(item, used));
        return new SqlNodeList(named, list.getParserPosition());
    }

    private SqlNode named(SqlNode item, List<String> used) {
        return switch (item) {
            case SqlStarReplace star -> replacing(star);
            case SqlStarExclude star -> star;
            case SqlIdentifier name when name.isStar() -> name;
            case SqlIdentifier name -> column(name, used);
            case SqlCall call when call.getKind() == SqlKind.AS -> aliased(call, used);
            default -> as(item, naming.of(item), used);
        };
    }

    private SqlNode column(SqlIdentifier column, List<String> used) {
        String name = column.names.getLast();
        String free = Names.free(name, used);
        used.add(free);
        return free.equals(name) ? expressions.rewrite(column) : as(column, free);
    }

    private SqlNode aliased(SqlCall item, List<String> used) {
        String alias = ((SqlIdentifier) item.operand(1)).getSimple();
        aliases.add(alias);
        return as(item.operand(0), alias, used);
    }

    private SqlNode as(SqlNode item, String name, List<String> used) {
        String free = Names.free(name, used);
        used.add(free);
        return as(item, free);
    }

    private SqlNode replacing(SqlStarReplace star) {
        SqlNodeList list = star.getReplaceList();
        for (int i = 0; i < list.size(); i++) {
            SqlCall item = (SqlCall) list.get(i);
            list.set(i, as(item.operand(0), ((SqlIdentifier) item.operand(1)).getSimple()));
        }
        return star;
    }

    private SqlNode as(SqlNode item, String name) {
        SqlParserPos position = item.getParserPosition();
        return SqlStdOperatorTable.AS.createCall(
                position, expressions.rewrite(item), new SqlIdentifier(name, position));
    }

    /// The keys of `list`, a GROUP BY of `select`, whose own items are rewritten already.
    SqlNodeList groups(SqlNodeList list, SqlSelect select) {
        List<SqlNode> keys = new ArrayList<>();
        for (SqlNode item : list) {
            if (isAll(item)) {
                addAll(select, keys);
            } else {
                keys.add(group(item));
            }
        }
        return new SqlNodeList(keys, list.getParserPosition());
    }

    private SqlNode group(SqlNode item) {
        return switch (item.getKind()) {
            case ROLLUP, CUBE, GROUPING_SETS ->
                    throw Fault.unsupported(
                            item.getKind().name().replace('_', ' ') + " is",
                            "run one query for each set of keys",
                            item.getParserPosition());
            default -> expressions.rewrite(item);
        };
    }

    private static void addAll(SqlSelect select, List<SqlNode> keys) {
        for (SqlNode item : select.getSelectList()) {
            SqlNode bare = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
            if (SqlNames.isStar(bare)) {
                throw Fault.unsupported(
                        "GROUP BY ALL with * is",
                        "name the columns to group by",
                        item.getParserPosition());
            }
            boolean isKey = !(bare instanceof SqlLiteral) && !aggregates(bare);
            if (isKey) keys.add(bare.clone(bare.getParserPosition()));
        }
    }

    /// Whether `item` stands for several columns.
    static boolean isAnyStar(SqlNode item) {
        return item instanceof SqlStarReplace
                || item instanceof SqlStarExclude
                || SqlNames.isStar(item);
    }

    /// Whether `node`, which is rewritten already, calls an aggregate.
    static boolean aggregates(SqlNode node) {
        if (!(node instanceof SqlCall call)) return false;
        if (call.getOperator() instanceof EngineAggregate) return true;
        return call.getOperandList().stream().anyMatch(SelectItems::aggregates);
    }

    /// The keys of `list`, an ORDER BY of `query`, which is rewritten already.
    SqlNodeList order(SqlNodeList list, SqlNode query) {
        List<SqlNode> keys = new ArrayList<>();
        for (SqlNode item : list) {
            SqlNode bare = OrderItems.bare(item);
            if (isAll(bare)) {
                for (int i = 1; i <= width(query, item); i++) {
                    keys.add(OrderItems.directed(item, ordinal(i, item)));
                }
            } else {
                keys.add(OrderItems.directed(item, expressions.rewrite(bare)));
            }
        }
        return new SqlNodeList(keys, list.getParserPosition());
    }

    private static SqlNode ordinal(int ordinal, SqlNode item) {
        return SqlLiteral.createExactNumeric(String.valueOf(ordinal), item.getParserPosition());
    }

    private static int width(SqlNode query, SqlNode place) {
        SqlNode body = query instanceof SqlWith with ? with.body : query;
        if (body instanceof SqlBasicCall call && SqlKind.SET_QUERY.contains(call.getKind())) {
            return width(call.operand(0), place);
        }
        if (body instanceof SqlSelect select) {
            boolean star = select.getSelectList().stream().anyMatch(SqlNames::isStar);
            if (!star) return select.getSelectList().size();
        }
        throw Fault.unsupported(
                "ORDER BY ALL with * is",
                "name the columns to order by",
                place.getParserPosition());
    }

    private boolean isAll(SqlNode item) {
        boolean all =
                item instanceof SqlIdentifier name
                        && name.isSimple()
                        && name.getSimple().equals(ALL);
        return all && text.at(item.getParserPosition()).equalsIgnoreCase("ALL");
    }
}
