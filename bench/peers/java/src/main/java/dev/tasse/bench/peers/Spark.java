package dev.tasse.bench.peers;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Spark in this JVM, `local[2]`, inputs and results cached in memory.
final class Spark implements Peer {
    private final Path folder;
    private final SparkSession session;
    private final Map<String, Dataset<Row>> tables = new HashMap<>();

    Spark(Path folder) {
        this.folder = folder;
        session =
                SparkSession.builder()
                        .master("local[2]")
                        .config("spark.ui.enabled", false)
                        .config("spark.driver.bindAddress", "127.0.0.1")
                        .config("spark.driver.host", "127.0.0.1")
                        .config("spark.sql.shuffle.partitions", 8)
                        .config("spark.log.level", "ERROR")
                        .getOrCreate();
    }

    @Override
    public void load(List<String> names) {
        for (String name : names) {
            if (tables.containsKey(name)) continue;
            Dataset<Row> table = read(name).persist(StorageLevel.MEMORY_ONLY());
            table.count();
            tables.put(name, table);
        }
    }

    private Dataset<Row> read(String name) {
        return session.read()
                .option("header", true)
                .option("inferSchema", true)
                .csv(folder.resolve(name + ".csv").toString());
    }

    @Override
    public long ask(String question) {
        Dataset<Row> held = answer(question).persist(StorageLevel.MEMORY_ONLY());
        long rows = held.count();
        held.unpersist(true);
        return rows;
    }

    private Dataset<Row> answer(String question) {
        return switch (question) {
            case "csv" -> read("groupby");
            case "q1" -> group(new String[] {"id1"}, sum("v1"));
            case "q2" -> group(new String[] {"id1", "id2"}, sum("v1"));
            case "q3" -> group(new String[] {"id3"}, sum("v1"), avg("v3"));
            case "q4" -> group(new String[] {"id4"}, avg("v1"), avg("v2"), avg("v3"));
            case "q5" -> group(new String[] {"id6"}, sum("v1"), sum("v2"), sum("v3"));
            case "q7" -> group(new String[] {"id3"}, max("v1").minus(min("v2")));
            case "q10" -> group(KEYS, sum("v3"), count(lit(1)));
            case "sort" -> tables.get("groupby").sort("id3", "v3");
            case "j1" -> join("small", "id1");
            case "j2" -> join("medium", "id2");
            case "j4" -> join("medium", "id5");
            case "j5" -> join("big", "id3");
            default -> throw new UnsupportedOperationException("no question " + question);
        };
    }

    private Dataset<Row> group(String[] keys, Column... values) {
        Column[] columns = Arrays.stream(keys).map(key -> col(key)).toArray(Column[]::new);
        return tables.get("groupby")
                .groupBy(columns)
                .agg(values[0], Arrays.copyOfRange(values, 1, values.length));
    }

    private Dataset<Row> join(String right, String key) {
        Dataset<Row> renamed = tables.get(right);
        for (String column : renamed.columns()) {
            if (!column.equals(key) && !column.startsWith("v")) {
                renamed = renamed.withColumnRenamed(column, "right_" + column);
            }
        }
        return tables.get("x").join(renamed, key);
    }

    @Override
    public void close() {
        session.stop();
    }
}
