package dev.tasse.sql;

import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;
import dev.tasse.error.TasseException;
import dev.tasse.internal.plan.Catalog;
import dev.tasse.internal.plan.FramePlan;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/// Finds what the names and paths behind FROM stand for.
final class Sources {
    private static final String READ = "read_";

    // Before a name it makes a path that nothing else can be meant by.
    private static final String HERE = "./";

    private final SqlText text;
    private final Catalog catalog;
    private final Tables tables;
    private final Deque<String> queryNames = new ArrayDeque<>();

    Sources(SqlText text, Catalog catalog, Tables tables) {
        this.text = text;
        this.catalog = catalog;
        this.tables = tables;
    }

    /// Makes the query called `name` in WITH known until `forget`.
    void remember(String name) {
        queryNames.push(name);
    }

    /// Forgets the last `count` names of queries.
    void forget(int count) {
        for (int i = 0; i < count; i++) queryNames.pop();
    }

    /// A table for `name`, with an alias if `aliased` is false.
    SqlNode named(SqlIdentifier name, boolean aliased) {
        SqlParserPos position = name.getParserPosition();
        Optional<String> path = text.path(position);
        String wanted = path.orElse(String.join(".", name.names));
        if (path.isEmpty() && queryNames.stream().anyMatch(wanted::equalsIgnoreCase)) return name;
        FramePlan plan = path.isPresent() ? file(wanted, position) : open(wanted, position);
        return table(plan, path.map(Sources::stem).orElse(wanted), aliased, position);
    }

    /// The table called as what stands in quotes, else the file or directory there.
    private FramePlan file(String path, SqlParserPos position) {
        boolean misspelt = Suggestion.nearest(path, catalog.names()).isPresent();
        return find(path, position).orElseGet(() -> open(misspelt ? path : HERE + path, position));
    }

    private FramePlan open(String name, SqlParserPos position) {
        return find(name, position).orElseThrow(() -> new Fault(unknown(name), position));
    }

    private Optional<FramePlan> find(String name, SqlParserPos position) {
        try {
            return catalog.table(name);
        } catch (TasseException e) {
            throw new Fault(e, position);
        }
    }

    private Problem unknown(String name) {
        Collection<String> known = new ArrayList<>(catalog.names());
        known.addAll(queryNames);
        String near = Suggestion.phrase(name, known);
        String others =
                known.isEmpty()
                        ? "write a file's path in quotes: FROM 'data/x.csv'"
                        : "tables: " + String.join(" ", known);
        return Problem.of("no table is called \"" + name + "\"")
                .remedy(near.isEmpty() ? others : near);
    }

    private SqlNode table(FramePlan plan, String alias, boolean aliased, SqlParserPos position) {
        SqlIdentifier table = new SqlIdentifier(tables.add(plan), position);
        if (aliased) return table;
        return SqlStdOperatorTable.AS.createCall(
                position, table, new SqlIdentifier(alias, position));
    }

    /// A table for a call such as `read_csv('x.csv', delimiter => ';')`.
    SqlNode read(SqlBasicCall call, boolean aliased) {
        SqlParserPos position = call.getParserPosition();
        String name = call.getOperator().getName().toLowerCase(Locale.ROOT);
        if (!name.startsWith(READ)) {
            throw new Fault(
                    Problem.of("no table function is called " + name)
                            .remedy("read a file by its path, or with read_csv('x.csv')"),
                    position);
        }
        ReadArguments arguments = ReadArguments.of(call, text);
        String format = name.substring(READ.length());
        try {
            FramePlan plan = catalog.read(format, arguments.path(), arguments.options());
            return table(plan, name, aliased, position);
        } catch (TasseException e) {
            throw new Fault(e, position);
        }
    }

    private static String stem(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.indexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
