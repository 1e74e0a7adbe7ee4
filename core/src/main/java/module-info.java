/// Lazy DataFrames, arrays, bags and delayed calls on one engine and one task graph.
module dev.tasse {
    requires static jdk.incubator.vector;
    requires static transitive org.jspecify;
    requires jdk.jfr;
    requires jdk.management;
    requires org.snakeyaml.engine;

    exports dev.tasse;
    exports dev.tasse.config;
    exports dev.tasse.data;
    exports dev.tasse.error;
    exports dev.tasse.expr;
    exports dev.tasse.function;
    exports dev.tasse.graph;
    exports dev.tasse.io;
    exports dev.tasse.spi;
    exports dev.tasse.type;

    uses dev.tasse.internal.plan.SqlFrontEnd;
    uses dev.tasse.spi.Format;

    provides dev.tasse.spi.Format with
            dev.tasse.io.CsvFormat;
}
