package dev.tasse.bench.peers;

import static tech.tablesaw.aggregate.AggregateFunctions.count;
import static tech.tablesaw.aggregate.AggregateFunctions.max;
import static tech.tablesaw.aggregate.AggregateFunctions.mean;
import static tech.tablesaw.aggregate.AggregateFunctions.min;
import static tech.tablesaw.aggregate.AggregateFunctions.sum;

import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tablesaw.
final class Tablesaw implements Peer {
    private final Path folder;
    private final Map<String, Table> tables = new HashMap<>();

    Tablesaw(Path folder) {
        this.folder = folder;
    }

    @Override
    public void load(List<String> names) {
        for (String name : names) tables.computeIfAbsent(name, this::read);
    }

    private Table read(String name) {
        String file = folder.resolve(name + ".csv").toString();
        return Table.read().usingOptions(CsvReadOptions.builder(file));
    }

    @Override
    public long ask(String question) {
        return answer(question).rowCount();
    }

    private Table answer(String question) {
        Table groups = tables.get("groupby");
        return switch (question) {
            case "csv" -> read("groupby");
            case "q1" -> groups.summarize("v1", sum).by("id1");
            case "q2" -> groups.summarize("v1", sum).by("id1", "id2");
            case "q3" -> groups.summarize("v1", "v3", sum, mean).by("id3");
            case "q4" -> groups.summarize(List.of("v1", "v2", "v3"), mean).by("id4");
            case "q5" -> groups.summarize(List.of("v1", "v2", "v3"), sum).by("id6");
            case "q7" -> groups.summarize("v1", "v2", max, min).by("id3");
            case "q10" -> groups.summarize("v3", sum, count).by(KEYS);
            case "sort" -> groups.sortAscendingOn("id3", "v3");
            case "j1" -> join("small", "id1");
            case "j2" -> join("medium", "id2");
            case "j4" -> join("medium", "id5");
            case "j5" -> join("big", "id3");
            default -> throw new UnsupportedOperationException("no question " + question);
        };
    }

    private Table join(String right, String key) {
        return tables.get("x").joinOn(key).inner(true, tables.get(right));
    }

    @Override
    public void close() {
        tables.clear();
    }
}
