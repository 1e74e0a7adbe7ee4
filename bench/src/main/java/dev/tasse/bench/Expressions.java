package dev.tasse.bench;

import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.config.Config;
import dev.tasse.data.Table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What a row costs in typical expressions, on one thread, beside DuckDB on the same rows.
///
/// Arguments: rows (default 4,000,000) and, to look at some only, a part of the expressions' text.
/// Both engines hold the rows in memory and aggregate the expression to one value.
public final class Expressions {
    private static final int RUNS = 7;
    private static final List<String> QUERIES =
            List.of(
                    "count(*)",
                    "sum(case when n > 500000 then 1 else 0 end)",
                    "max(x * 2.5e0 + n)",
                    "max(n % 1000)",
                    "max(round(x, 2))",
                    "sum(length(upper(name)))",
                    "sum(case when name like '%x7%' then 1 else 0 end)",
                    "sum(case when starts_with(name, 'item 1') then 1 else 0 end)",
                    "sum(length(substring(name, 3, 5)))",
                    "sum(length(replace(name, 'item', 'thing')))",
                    "sum(length(name || code))",
                    "sum(length(trim(name)))",
                    "sum(length(split_part(name, ' ', 2)))",
                    "max(date_trunc('month', t))",
                    "max(date_trunc('hour', t))",
                    "max(year(d))",
                    "max(extract(month from t))",
                    "max(date_diff('day', d, t))",
                    "max(numbers::double)",
                    "max(n::varchar::bigint)",
                    "max(days::date)",
                    "sum(length(t::varchar))",
                    "sum(length(strftime(t, '%Y/%m/%d')))",
                    "sum(case when regexp_matches(name, 'x[0-9]+y') then 1 else 0 end)",
                    "sum(length(regexp_replace(name, '[0-9]+', '#')))",
                    "sum(case when n in (1, 5, 7, 11, 100, 1000, 5000, 9, 10, 12) then 1 else 0 end)",
                    "sum(case when code in ('c1', 'c2', 'c77') then 1 else 0 end)",
                    "max(coalesce(nullif(n, 5), 7))",
                    "max(sqrt(x) + ln(x + 1))",
                    "max(m * 2)");
    private static final String ROWS =
            """
            select i as n, random() * 1000 as x, ((i * 7919) % 100000)::decimal(9, 2) as m,
                'item ' || (i * 7919 % 1000003) || ' of x' || (i % 977) || 'y' as name,
                'c' || (i % 1000) || '-' || (i % 7919 * 31) as code,
                date '1990-01-01' + (i * 7919 % 14000)::int as d,
                timestamp '1990-01-01' + to_seconds(i * 7919 % 1000000007) as t,
                ((i * 7919 % 1000003) / 100.0)::varchar as numbers,
                (date '1990-01-01' + (i * 7919 % 14000)::int)::varchar as days
            from range({rows}) r(i)\
            """;

    private final DataFrame frame;
    private final Client client;
    private final Statement duck;
    private final long rows;

    private Expressions(DataFrame frame, Client client, Statement duck, long rows) {
        this.frame = frame;
        this.client = client;
        this.duck = duck;
        this.rows = rows;
    }

    /// Prints one line for each expression: ours and DuckDB's time a row, their quotient, and both
    /// answers if they differ.
    public static void main(String[] arguments) throws Exception {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 4_000_000;
        String wanted = arguments.length > 1 ? arguments[1] : "";
        Path file = Files.createTempFile("expressions", ".parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duck = connection.createStatement();
                Client client = Client.threads(1, Config.load())) {
            boolean _ = duck.execute("set threads = 1");
            boolean _ =
                    duck.execute(
                            "create table t as " + ROWS.replace("{rows}", Long.toString(rows)));
            boolean _ = duck.execute("copy t to '" + file + "' (format parquet)");
            try (Table table = client.compute(DataFrame.sql("select * from '" + file + "'"))) {
                DataFrame frame = DataFrame.ofPartitions(List.of(table));
                Expressions bench = new Expressions(frame, client, duck, rows);
                for (String query : QUERIES) {
                    if (query.contains(wanted)) bench.compare(query);
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    private void compare(String query) throws SQLException {
        String sql = "select " + query + " as v from t";
        DataFrame ours = DataFrame.sql(sql, Map.of("t", frame));
        double[] mine = new double[RUNS];
        double[] theirs = new double[RUNS];
        String answer = "";
        String other = "";
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            try (Table result = client.compute(ours)) {
                answer = String.valueOf(result.column(0).get(0));
            }
            long middle = System.nanoTime();
            try (ResultSet result = duck.executeQuery(sql)) {
                boolean _ = result.next();
                other = String.valueOf(result.getObject(1));
            }
            mine[run] = (middle - start) / (double) rows;
            theirs[run] = (System.nanoTime() - middle) / (double) rows;
        }
        System.out.printf(
                "%-75s %7.2f ns %7.2f ns %5.2f  %s%n",
                query,
                median(mine),
                median(theirs),
                median(mine) / median(theirs),
                answer.equals(other) ? "" : answer + " / " + other);
    }

    private static double median(double[] times) {
        // The first two runs warm up.
        double[] sorted = Arrays.copyOfRange(times, 2, times.length);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
