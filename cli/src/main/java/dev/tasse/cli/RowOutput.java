package dev.tasse.cli;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.type.Schema;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Rows of a table in the formats that programs read, partition by partition.
///
/// @param nullText what stands for null in CSV and Markdown
record RowOutput(TextOutput out, String nullText) {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    void write(Table table, OutputFormat format) {
        switch (format) {
            case TABLE -> out.write(table.preview(Integer.MAX_VALUE, nullText));
            case CSV -> writeCsv(table);
            case JSON -> writeJson(table, "[\n", ",\n", "\n]\n");
            case JSONL -> writeJson(table, "", "\n", "\n");
            case MARKDOWN -> writeMarkdown(table);
        }
        out.flush();
    }

    private void writeCsv(Table table) {
        Schema schema = table.schema();
        for (int i = 0; i < schema.size(); i++) {
            if (i > 0) out.write(',');
            int start = out.size();
            out.write(schema.name(i));
            quote(start);
        }
        out.write('\n');
        for (Table part : table.partitions()) {
            List<Column> columns = part.columns();
            for (long row = 0; row < part.rowCount(); row++) {
                for (int i = 0; i < columns.size(); i++) {
                    if (i > 0) out.write(',');
                    writeCsvCell(columns.get(i), row);
                }
                out.write('\n').endRow();
            }
        }
    }

    private void writeCsvCell(Column column, long row) {
        if (column.isNull(row)) {
            out.write(nullText);
            return;
        }
        int start = out.size();
        ValueOutput.write(out, column, row);
        if (!ValueOutput.isNumber(column.type())) quote(start);
    }

    /// Puts the cell from `start` on in quotes if it would else be read as another.
    private void quote(int start) {
        boolean special = out.size() == start || isNullText(start);
        for (int i = start; i < out.size() && !special; i++) {
            byte value = out.at(i);
            special = value == ',' || value == '"' || value == '\n' || value == '\r';
        }
        if (!special) return;
        byte[] cell = out.cut(start);
        out.write('"');
        for (byte value : cell) {
            if (value == '"') out.write('"');
            out.write(value);
        }
        out.write('"');
    }

    private boolean isNullText(int start) {
        if (out.size() - start != nullText.length()) return false;
        for (int i = 0; i < nullText.length(); i++) {
            if (out.at(start + i) != nullText.charAt(i)) return false;
        }
        return true;
    }

    private void writeJson(Table table, String begin, String between, String end) {
        byte[][] names = new byte[table.columnCount()][];
        for (int i = 0; i < names.length; i++) names[i] = jsonName(table.schema().name(i));
        out.write(begin);
        long written = 0;
        for (Table part : table.partitions()) {
            for (long row = 0; row < part.rowCount(); row++, written++) {
                if (written > 0) out.write(between);
                out.write('{');
                for (int i = 0; i < names.length; i++) {
                    if (i > 0) out.write(',');
                    out.write(names[i]);
                    writeJsonCell(part.columns().get(i), row);
                }
                out.write('}').endRow();
            }
        }
        if (written > 0 || !begin.isEmpty()) out.write(end);
    }

    private static byte[] jsonName(String name) {
        TextOutput text = new TextOutput(OutputStream.nullOutputStream());
        RowOutput quoting = new RowOutput(text, "");
        text.write(name);
        quoting.quoteJson(0);
        text.write(':');
        return text.cut(0);
    }

    private void writeJsonCell(Column column, long row) {
        if (column.isNull(row)) {
            out.write("null");
            return;
        }
        int start = out.size();
        ValueOutput.write(out, column, row);
        // Texts, and the numbers that JSON does not have.
        if (!ValueOutput.isNumber(column.type()) || isNoNumber(start)) quoteJson(start);
    }

    private boolean isNoNumber(int start) {
        byte first = out.at(start);
        byte last = out.at(out.size() - 1);
        return first == 'n' || first == 'i' || last == 'f';
    }

    private void quoteJson(int start) {
        byte[] text = out.cut(start);
        out.write('"');
        for (byte value : text) {
            switch (value) {
                case '"', '\\' -> out.write('\\').write(value);
                case '\n' -> out.write("\\n");
                case '\r' -> out.write("\\r");
                case '\t' -> out.write("\\t");
                default -> {
                    if (value >= 0 && value < ' ') {
                        out.write("\\u00");
                        out.write(HEX[value >> 4]);
                        out.write(HEX[value & 15]);
                    } else {
                        out.write(value);
                    }
                }
            }
        }
        out.write('"');
    }

    private void writeMarkdown(Table table) {
        Schema schema = table.schema();
        out.write('|');
        for (int i = 0; i < schema.size(); i++) {
            int start = out.write(' ').size();
            out.write(schema.name(i));
            escapeMarkdown(start);
            out.write(" |");
        }
        out.write("\n|");
        for (int i = 0; i < schema.size(); i++) {
            out.write(schema.type(i).isNumeric() ? "---:|" : "---|");
        }
        out.write('\n');
        for (Table part : table.partitions()) {
            for (long row = 0; row < part.rowCount(); row++) {
                out.write('|');
                for (Column column : part.columns()) {
                    int start = out.write(' ').size();
                    if (column.isNull(row)) out.write(nullText);
                    else ValueOutput.write(out, column, row);
                    escapeMarkdown(start);
                    out.write(" |");
                }
                out.write('\n').endRow();
            }
        }
    }

    private void escapeMarkdown(int start) {
        byte[] text = out.cut(start);
        for (byte value : text) {
            switch (value) {
                case '|', '\\' -> out.write('\\').write(value);
                case '\n' -> out.write("<br>");
                case '\r' -> {}
                default -> out.write(value);
            }
        }
    }
}
