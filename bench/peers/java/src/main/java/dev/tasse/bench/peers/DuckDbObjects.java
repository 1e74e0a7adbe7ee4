package dev.tasse.bench.peers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// DuckDB by JDBC, two threads, the rows of the result fetched into arrays of objects.
final class DuckDbObjects implements Peer {
    private final Path folder;
    private final Connection connection;
    private final Set<String> loaded = new HashSet<>();

    DuckDbObjects(Path folder) throws SQLException {
        this.folder = folder;
        connection = DriverManager.getConnection("jdbc:duckdb:");
        run("set threads = 2");
    }

    @Override
    public void load(List<String> tables) throws SQLException {
        for (String table : tables) {
            if (loaded.add(table)) run("create table " + table + read(table));
        }
    }

    private String read(String table) {
        return " as from read_csv('" + folder.resolve(table + ".csv") + "')";
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public long ask(String question) throws SQLException {
        if (question.equals("csv")) {
            run("create or replace temp table again" + read("groupby"));
            return count("select count(*) from again");
        }
        return fetch(text(question)).size();
    }

    private long count(String sql) throws SQLException {
        return ((Number) fetch(sql).getFirst()[0]).longValue();
    }

    private static String text(String question) {
        return switch (question) {
            case "q1" -> "select id1, sum(v1) from groupby group by id1";
            case "q2" -> "select id1, id2, sum(v1) from groupby group by id1, id2";
            case "q3" -> "select id3, sum(v1), avg(v3) from groupby group by id3";
            case "q4" -> "select id4, avg(v1), avg(v2), avg(v3) from groupby group by id4";
            case "q5" -> "select id6, sum(v1), sum(v2), sum(v3) from groupby group by id6";
            case "q7" -> "select id3, max(v1) - min(v2) from groupby group by id3";
            case "q10" -> {
                String keys = String.join(", ", KEYS);
                yield "select " + keys + ", sum(v3), count(*) from groupby group by " + keys;
            }
            case "sort" -> "select * from groupby order by id3, v3";
            case "j1" -> "select * from x join small r on x.id1 = r.id1";
            case "j2" -> "select * from x join medium r on x.id2 = r.id2";
            case "j4" -> "select * from x join medium r on x.id5 = r.id5";
            case "j5" -> "select * from x join big r on x.id3 = r.id3";
            default -> throw new UnsupportedOperationException("no question " + question);
        };
    }

    private List<Object[]> fetch(String sql) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) row[i] = result.getObject(i + 1);
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
