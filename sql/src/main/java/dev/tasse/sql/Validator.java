package dev.tasse.sql;

import dev.tasse.error.Problem;

import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SelectScope;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorScope;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/// Resolves the names of one query; knows what columns there were to choose from when it fails.
final class Validator extends SqlValidatorImpl {
    private static final Config CONFIG =
            SqlValidator.Config.DEFAULT
                    .withConformance(Parsing.CONFORMANCE)
                    .withDefaultNullCollation(NullCollation.LAST)
                    .withIdentifierExpansion(true)
                    .withTypeCoercionFactory(NoCoercion::new);

    // The few that the validator looks up by name, since it makes calls of them itself. All others
    // were found in the engine's tables by the rewrite.
    private static final SqlOperatorTable OPERATORS =
            SqlOperatorTables.of(
                    SqlStdOperatorTable.COALESCE,
                    SqlStdOperatorTable.EQUALS,
                    SqlStdOperatorTable.UNION,
                    SqlStdOperatorTable.UNION_ALL,
                    SqlStdOperatorTable.INTERSECT,
                    SqlStdOperatorTable.EXCEPT,
                    SqlStdOperatorTable.IN,
                    SqlStdOperatorTable.EXISTS,
                    SqlStdOperatorTable.ROW,
                    SqlStdOperatorTable.SCALAR_QUERY);

    private final Deque<SqlSelect> open = new ArrayDeque<>();
    private boolean asking;

    Validator(SqlValidatorCatalogReader reader, TypeFactory types) {
        super(OPERATORS, reader, types, CONFIG);
    }

    @Override
    protected void validateSelect(SqlSelect select, RelDataType target) {
        open.push(select);
        super.validateSelect(select, target);
        open.pop();
    }

    @Override
    protected RelDataType validateSelectList(
            SqlNodeList items, SqlSelect select, RelDataType target) {
        SqlNode from = select.getFrom();
        if (from == null || !StarOrder.concerns(from)) {
            return super.validateSelectList(items, select, target);
        }
        StarOrder order = StarOrder.of(items, from, this::columns);
        RelDataType type = super.validateSelectList(items, select, target);
        SelectScope scope = getRawSelectScope(select);
        List<SqlNode> all = scope == null ? null : scope.getExpandedSelectList();
        return all == null ? type : taken(select, all, type, order.places(all));
    }

    private RelDataType taken(
            SqlSelect select, List<SqlNode> all, RelDataType type, List<Integer> places) {
        List<SqlNode> items = places.stream().map(all::get).toList();
        all.clear();
        all.addAll(items);
        select.setSelectList(new SqlNodeList(items, select.getSelectList().getParserPosition()));
        return typeFactory.createStructType(
                places.stream().map(place -> type.getFieldList().get(place)).toList());
    }

    // DESC and NULLS FIRST say nothing that could be wrong, but to look at them the validator makes
    // all of its error messages, a third of its time at the first query.
    @Override
    protected void validateOrderList(SqlSelect select) {
        SqlNodeList order = select.getOrderList();
        if (order == null) return;
        SqlValidatorScope tables = getWhereScope(select);
        List<SqlNode> bare = new ArrayList<>();
        for (SqlNode item : order) {
            SqlNameMatcher matcher = getCatalogReader().nameMatcher();
            bare.add(ColumnsFirst.qualified(OrderItems.bare(item), tables, matcher));
        }
        select.setOrderBy(new SqlNodeList(bare, order.getParserPosition()));
        super.validateOrderList(select);
        SqlNodeList valid = Objects.requireNonNull(select.getOrderList());
        for (int i = 0; i < valid.size(); i++) {
            valid.set(i, OrderItems.directed(order.get(i), valid.get(i)));
        }
    }

    @Override
    protected void validateJoin(SqlJoin join, SqlValidatorScope scope) {
        super.validateJoin(join, scope);
        if (!join.isNatural() || haveCommonColumn(join)) return;
        throw new Fault(
                Problem.of("the tables of NATURAL JOIN have no column in common")
                        .remedy("write JOIN ... ON ..., or CROSS JOIN for all pairs"),
                join.getRight().getParserPosition());
    }

    private boolean haveCommonColumn(SqlJoin join) {
        List<String> right = columns(join.getRight());
        return columns(join.getLeft()).stream()
                .anyMatch(name -> right.stream().anyMatch(name::equalsIgnoreCase));
    }

    /// The columns of the tables of the innermost query whose validation has not come to an end.
    List<String> columns() {
        SqlNode from = open.isEmpty() ? null : open.element().getFrom();
        asking = true;
        return from == null ? List.of() : known(from);
    }

    private List<String> known(SqlNode table) {
        if (table instanceof SqlJoin join) {
            List<String> both = new ArrayList<>(known(join.getLeft()));
            both.addAll(known(join.getRight()));
            return both;
        }
        try {
            return columns(table);
        } catch (Unknown _) {
            return List.of();
        }
    }

    private List<String> columns(SqlNode table) {
        SqlValidatorNamespace namespace = getNamespace(table);
        return namespace == null ? List.of() : namespace.getRowType().getFieldNames();
    }

    // A part that was found wrong has no columns; asked for them it would be validated again, and
    // again.
    @Override
    protected void validateNamespace(SqlValidatorNamespace namespace, RelDataType target) {
        if (asking) throw new Unknown();
        super.validateNamespace(namespace, target);
    }

    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unknown() {
            super("", null, false, false);
        }
    }
}
