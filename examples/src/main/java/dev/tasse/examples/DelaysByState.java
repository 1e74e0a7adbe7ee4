package dev.tasse.examples;

import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.rowCount;

import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.expr.JoinType;
import dev.tasse.io.Csv;
import dev.tasse.parquet.Parquet;

/// Which states have the most flights, and how late they leave: a Parquet and a CSV file joined,
/// grouped and sorted. Takes the folder of the data as argument; default: `examples/data`.
public final class DelaysByState {
    private DelaysByState() {}

    /// Prints the ten states with the most flights.
    public static void main(String[] args) {
        DataFrame busiest = busiest(args.length > 0 ? args[0] : "examples/data").limit(10);
        try (Client client = Client.threads(2);
                Table result = client.compute(busiest)) {
            System.out.print(result.preview(10));
        }
    }

    /// The states by number of flights, which nothing has computed yet.
    static DataFrame busiest(String folder) {
        DataFrame airports =
                Csv.read(folder + "/airports.csv").select(col("iata").as("origin"), "state");
        return Parquet.read(folder + "/flights.parquet")
                .join(airports, JoinType.INNER, "origin")
                .groupBy("state")
                .agg(rowCount().as("flights"), col("delay").mean().as("delay"))
                .sortBy(col("flights").desc());
    }
}
