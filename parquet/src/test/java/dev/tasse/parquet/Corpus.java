package dev.tasse.parquet;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.ReadContext;
import dev.tasse.spi.Split;

import org.jspecify.annotations.Nullable;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The files that `make.py` beside them has made, and their rows as text.
final class Corpus {
    private Corpus() {}

    /// The file `name`, without its ending.
    static Path file(String name) {
        URL url = Corpus.class.getResource("/parquet/" + name + ".parquet");
        try {
            return Path.of(Objects.requireNonNull(url, name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /// All values of the file of `footer`, by column.
    static List<List<@Nullable String>> columns(Footer footer, ReadContext context) {
        Split all = new Split(0, footer.path(), 0, footer.rows(), footer.rows(), 0);
        Pushdown pushdown = Pushdown.columns(footer.schema().names());
        try (Table table = new SplitReading(FileView.of(footer), pushdown, context).read(all)) {
            return table.columns().stream().map(Corpus::texts).toList();
        }
    }

    /// The footer of the file at `path`, all of whose columns the library shall read.
    static Footer byLibrary(String path) {
        Footer footer = Footer.read(path);
        return new Footer(
                path,
                footer.bytes(),
                footer.schema(),
                footer.metadata(),
                footer.layout(),
                Set.of());
    }

    /// All values of `column` as text.
    static List<@Nullable String> texts(Column column) {
        List<@Nullable String> texts = new ArrayList<>();
        for (long row = 0; row < column.length(); row++) {
            texts.add(
                    column.get(row) instanceof byte[] bytes
                            ? HexFormat.of().formatHex(bytes)
                            : String.valueOf(column.get(row)));
        }
        return texts;
    }
}
