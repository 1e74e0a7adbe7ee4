package dev.tasse.sql;

import dev.tasse.internal.plan.Aggregate;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundCall;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Project;
import dev.tasse.type.Schema;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.parser.SqlParserPos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Takes out of a sub-query the conditions that read columns of the query around it, so that both
/// can be joined on them.
final class Correlation {
    private final Importer importer;
    private final Schema outer;
    private final SqlParserPos place;

    /// @param outer the columns of the query around
    /// @param place where errors are shown
    Correlation(Importer importer, Schema outer, SqlParserPos place) {
        this.importer = importer;
        this.outer = outer;
        this.place = place;
    }

    /// A sub-query and how it depends on the query around it.
    ///
    /// @param plan its own columns, then others that the links read
    /// @param links conditions over the columns of the query around, then those of `plan`
    record Rows(FramePlan plan, List<Bound> links) {
        Rows {
            links = List.copyOf(links);
        }
    }

    /// A link that is an equality, as an expression on each side.
    record Key(Bound outer, Bound inner) {}

    /// The rows of `query`.
    Rows rows(RelNode query) {
        if (!OuterColumns.areReadBy(query)) return new Rows(importer.plan(query), List.of());
        return switch (query) {
            case LogicalFilter filter -> filtered(filter);
            case LogicalProject project -> projected(project);
            case LogicalAggregate groups when !groups.getGroupSet().isEmpty() -> grouped(groups);
            case LogicalSort sort when sort.fetch == null && sort.offset == null ->
                    rows(sort.getInput());
            default -> throw refused();
        };
    }

    private Rows filtered(LogicalFilter filter) {
        Rows input = rows(filter.getInput());
        List<RexNode> own = new ArrayList<>();
        List<RexNode> linking = new ArrayList<>();
        for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
            (OuterColumns.areReadBy(condition, filter) ? linking : own).add(condition);
        }
        if (RexUtil.SubQueryFinder.find(linking) != null) throw refused();
        FramePlan plan = importer.filtered(input.plan(), own);
        List<Bound> links = new ArrayList<>(input.links());
        for (RexNode condition : linking) {
            links.add(RexImporter.link(condition, outer, plan.schema()));
        }
        return new Rows(plan, links);
    }

    private Rows projected(LogicalProject project) {
        Rows input = rows(project.getInput());
        FramePlan own = importer.projected(project, input.plan());
        return with(own, input);
    }

    // The columns that links read behind those of `projection` over the plan of `input`.
    private Rows with(FramePlan projection, Rows input) {
        if (input.links().isEmpty()) return new Rows(projection, List.of());
        Schema below = input.plan().schema();
        List<Bound> columns = new ArrayList<>();
        if (projection instanceof Project made) {
            columns.addAll(made.expressions());
        } else {
            for (int i = 0; i < below.size(); i++) columns.add(Importer.column(below, i));
        }
        List<String> names = new ArrayList<>(projection.schema().names());
        Map<Integer, Integer> places = outerPlaces();
        for (int column : innerColumns(input.links())) {
            places.put(outer.size() + column, outer.size() + columns.size());
            columns.add(Importer.column(below, column));
            names.add(below.name(column));
        }
        FramePlan plan = new Project(input.plan(), columns, importer.names().unique(names));
        return new Rows(plan, input.links().stream().map(link -> link.moved(places)).toList());
    }

    private Map<Integer, Integer> outerPlaces() {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < outer.size(); i++) places.put(i, i);
        return places;
    }

    private Set<Integer> innerColumns(List<Bound> links) {
        Set<Integer> columns = new TreeSet<>();
        for (Bound link : links) {
            for (int column : link.columns()) {
                if (column >= outer.size()) columns.add(column - outer.size());
            }
        }
        return columns;
    }

    // Within the groups there are those of each value that the query around can ask for.
    private Rows grouped(LogicalAggregate groups) {
        Rows input = rows(groups.getInput());
        List<Key> keys = keys(input.links());
        Aggregate plan = byKeys(groups, input.plan(), keys);
        int first = plan.keys().size() - keys.size();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < plan.schema().size(); i++) {
            if (i < first || i >= plan.keys().size()) order.add(i);
        }
        for (int i = 0; i < keys.size(); i++) order.add(first + i);
        Schema schema = plan.schema();
        List<Bound> columns = order.stream().map(i -> (Bound) Importer.column(schema, i)).toList();
        FramePlan rows = new Project(plan, columns, order.stream().map(schema::name).toList());
        return new Rows(rows, links(keys, rows.schema(), rows.schema().size() - keys.size()));
    }

    private List<Bound> links(List<Key> keys, Schema schema, int first) {
        List<Bound> links = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Bound column = Importer.column(schema, first + i);
            links.add(SubQueries.equal(keys.get(i).outer(), behindOuter(column)));
        }
        return links;
    }

    /// `inner`, over columns of a sub-query, as an expression behind the columns around it.
    Bound behindOuter(Bound inner) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int column : inner.columns()) places.put(column, outer.size() + column);
        return inner.moved(places);
    }

    /// `groups` over `input`, in groups of `keys` too, which stand behind its own.
    Aggregate byKeys(LogicalAggregate groups, FramePlan input, List<Key> keys) {
        Aggregate plain = importer.aggregated(groups, input);
        int own = plain.keys().size();
        List<Bound> all = new ArrayList<>(plain.keys());
        List<String> names = new ArrayList<>(plain.names().subList(0, own));
        for (Key key : keys) {
            all.add(key.inner());
            names.add("link");
        }
        names.addAll(plain.names().subList(own, plain.names().size()));
        return new Aggregate(input, all, plain.calls(), importer.names().unique(names));
    }

    /// `links` as equalities between the query around and the sub-query.
    List<Key> keys(List<Bound> links) {
        return links.stream().map(this::key).toList();
    }

    private Key key(Bound link) {
        if (link instanceof BoundCall(String function, List<Bound> sides, _)
                && function.equals("eq")) {
            if (isOuter(sides.get(0)) && isInner(sides.get(1))) {
                return new Key(sides.get(0), toInner(sides.get(1)));
            }
            if (isOuter(sides.get(1)) && isInner(sides.get(0))) {
                return new Key(sides.get(1), toInner(sides.get(0)));
            }
        }
        throw refused();
    }

    private boolean isOuter(Bound side) {
        return side.columns().stream().allMatch(column -> column < outer.size());
    }

    private boolean isInner(Bound side) {
        return side.columns().stream().allMatch(column -> column >= outer.size());
    }

    private Bound toInner(Bound side) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int column : side.columns()) places.put(column, column - outer.size());
        return side.moved(places);
    }

    /// The error for a sub-query of another form.
    Fault refused() {
        return Fault.unsupported(
                "a sub-query that reads columns of the query around it other than in WHERE,"
                        + " compared by =, is",
                "join with the sub-query, grouped by those columns",
                place);
    }
}
