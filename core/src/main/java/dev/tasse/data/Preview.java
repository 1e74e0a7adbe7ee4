package dev.tasse.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Draws tables and columns as text.
final class Preview {
    private static final int SHOWN_VALUES = 10;
    private static final int MAX_WIDTH = 40;
    private static final String ELLIPSIS = "…";
    private static final String GAP = "  ";
    private static final int HEADER_LINES = 2;

    private Preview() {}

    /// The type, the number of rows and the first values on one line.
    static String ofColumn(Column column) {
        String values =
                LongStream.range(0, Math.min(column.length(), SHOWN_VALUES))
                        .mapToObj(row -> cut(ValueText.of(column, row)))
                        .collect(Collectors.joining(", "));
        String rest = column.length() > SHOWN_VALUES ? ", ..." : "";
        return column.type() + "[" + column.length() + "]: " + values + rest;
    }

    static String ofTable(Table table, int maxRows, String nullText) {
        long shown = Math.clamp(maxRows, 0, table.rowCount());
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < table.columnCount(); i++) columns.add(lines(table, i, shown, nullText));
        StringBuilder text = new StringBuilder();
        if (!columns.isEmpty()) {
            for (int line = 0; line < columns.getFirst().size(); line++) {
                text.append(line(columns, line).stripTrailing()).append('\n');
            }
        }
        return text.append(footer(table, shown)).toString();
    }

    /// The lines of one column, all of one width: name, type, rule, values.
    private static List<String> lines(Table table, int index, long shown, String nullText) {
        Column column = table.column(index);
        List<String> cells = new ArrayList<>();
        cells.add(cut(table.schema().name(index)));
        cells.add(cut(column.type().toString()));
        for (long row = 0; row < shown; row++) {
            cells.add(cut(column.isNull(row) ? nullText : ValueText.of(column, row)));
        }
        int width = cells.stream().mapToInt(Preview::width).max().orElse(0);
        boolean right = column.type().isNumeric();
        List<String> lines = new ArrayList<>();
        for (String cell : cells) {
            String blanks = " ".repeat(width - width(cell));
            lines.add(right ? blanks + cell : cell + blanks);
        }
        lines.add(HEADER_LINES, "-".repeat(width));
        return lines;
    }

    private static String line(List<List<String>> columns, int line) {
        return columns.stream().map(column -> column.get(line)).collect(Collectors.joining(GAP));
    }

    private static String footer(Table table, long shown) {
        if (table.columnCount() == 0) return table.rowCount() + " rows without columns\n";
        long rest = table.rowCount() - shown;
        if (rest > 0) return "... " + rest + (rest == 1 ? " more row\n" : " more rows\n");
        return table.rowCount() == 0 ? "no rows\n" : "";
    }

    private static String cut(String text) {
        if (width(text) <= MAX_WIDTH) return text;
        return text.substring(0, text.offsetByCodePoints(0, MAX_WIDTH - 1)) + ELLIPSIS;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
