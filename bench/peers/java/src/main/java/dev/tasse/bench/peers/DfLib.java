package dev.tasse.bench.peers;

import static org.dflib.Exp.$col;
import static org.dflib.Exp.$double;
import static org.dflib.Exp.$long;
import static org.dflib.Exp.$str;
import static org.dflib.Exp.count;

import org.dflib.DataFrame;
import org.dflib.Exp;
import org.dflib.csv.Csv;
import org.dflib.csv.CsvLoader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// DFLib; texts of few values are loaded compacted.
final class DfLib implements Peer {
    private final Path folder;
    private final Map<String, DataFrame> tables = new HashMap<>();

    DfLib(Path folder) {
        this.folder = folder;
    }

    @Override
    public void load(List<String> names) {
        for (String name : names) tables.computeIfAbsent(name, this::read);
    }

    private DataFrame read(String name) {
        CsvLoader loader = Csv.loader();
        String[] longs =
                switch (name) {
                    case "groupby" -> new String[] {"id4", "id5", "id6", "v1", "v2"};
                    case "small" -> new String[] {"id1"};
                    case "medium" -> new String[] {"id1", "id2"};
                    default -> new String[] {"id1", "id2", "id3"};
                };
        String value =
                switch (name) {
                    case "groupby" -> "v3";
                    case "x" -> "v1";
                    default -> "v2";
                };
        for (String column : longs) loader = loader.longCol(column);
        loader = loader.doubleCol(value);
        if (name.equals("groupby")) loader = loader.compactCol("id1").compactCol("id2");
        return loader.load(folder.resolve(name + ".csv"));
    }

    @Override
    public long ask(String question) {
        return answer(question).height();
    }

    private DataFrame answer(String question) {
        return switch (question) {
            case "csv" -> read("groupby");
            case "q1" -> group(List.of("id1"), $long("v1").sum());
            case "q2" -> group(List.of("id1", "id2"), $long("v1").sum());
            case "q3" -> group(List.of("id3"), $long("v1").sum(), $double("v3").avg());
            case "q4" ->
                    group(
                            List.of("id4"),
                            $long("v1").avg(),
                            $long("v2").avg(),
                            $double("v3").avg());
            case "q5" ->
                    group(
                            List.of("id6"),
                            $long("v1").sum(),
                            $long("v2").sum(),
                            $double("v3").sum());
            case "q7" -> group(List.of("id3"), $long("v1").max(), $long("v2").min());
            case "q10" -> group(List.of(KEYS), $double("v3").sum(), count());
            case "sort" -> tables.get("groupby").sort($str("id3").asc(), $double("v3").asc());
            case "j1" -> join("small", "id1");
            case "j2" -> join("medium", "id2");
            case "j4" -> join("medium", "id5");
            case "j5" -> join("big", "id3");
            default -> throw new UnsupportedOperationException("no question " + question);
        };
    }

    private DataFrame group(List<String> keys, Exp<?>... values) {
        List<Exp<?>> columns = new ArrayList<>();
        for (String key : keys) columns.add($col(key).first());
        columns.addAll(Arrays.asList(values));
        return tables.get("groupby")
                .group(keys.toArray(String[]::new))
                .agg(columns.toArray(Exp[]::new));
    }

    private DataFrame join(String right, String key) {
        return tables.get("x").innerJoin(tables.get(right)).on(key).select();
    }

    @Override
    public void close() {
        tables.clear();
    }
}
