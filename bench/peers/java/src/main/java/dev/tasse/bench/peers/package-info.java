/// What a Java user would take today instead of Tasse, asked the questions of `DbBenchmark`.
package dev.tasse.bench.peers;
