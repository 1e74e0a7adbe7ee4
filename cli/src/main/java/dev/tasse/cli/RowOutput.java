package dev.tasse.cli;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.type.Schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Rows in the formats that programs read, partition by partition: `begin`, `write` each, `end`.
final class RowOutput {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /// @param format how rows are written
    /// @param nullText what stands for null in CSV and Markdown
    record Form(OutputFormat format, String nullText) {}

    private final TextOutput out;
    private final Schema schema;
    private final OutputFormat format;
    private final String nullText;
    private final List<byte[]> jsonNames = new ArrayList<>();
    private boolean written;

    RowOutput(TextOutput out, Schema schema, Form form) {
        this.out = out;
        this.schema = schema;
        format = form.format();
        nullText = form.nullText();
    }

    /// Writes what stands before the rows.
    void begin() {
        switch (format) {
            case TABLE -> throw new AssertionError("a table is written at once");
            case CSV -> csvHeader();
            case JSON, JSONL -> {
                for (String name : schema.names()) jsonNames.add(jsonName(name));
                if (format == OutputFormat.JSON) out.write("[\n");
            }
            case MARKDOWN -> markdownHeader();
        }
    }

    /// Writes the rows of `part`.
    void write(Table part) {
        List<Column> columns = part.columns();
        for (long row = 0; row < part.rowCount(); row++) {
            switch (format) {
                case TABLE, CSV -> csvRow(columns, row);
                case JSON, JSONL -> jsonRow(columns, row);
                case MARKDOWN -> markdownRow(columns, row);
            }
            written = true;
            out.endRow();
        }
    }

    /// Writes what stands behind the rows.
    void end() {
        if (format == OutputFormat.JSON) out.write("\n]\n");
        out.flush();
    }

    private void csvHeader() {
        for (int i = 0; i < schema.size(); i++) {
            if (i > 0) out.write(',');
            int start = out.size();
            out.write(schema.name(i));
            quote(start);
        }
        out.write('\n');
    }

    private void csvRow(List<Column> columns, long row) {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) out.write(',');
            writeCsvCell(columns.get(i), row);
        }
        out.write('\n');
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

    private void jsonRow(List<Column> columns, long row) {
        boolean lines = format == OutputFormat.JSONL;
        if (written && !lines) out.write(",\n");
        out.write('{');
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) out.write(',');
            out.write(jsonNames.get(i));
            writeJsonCell(columns.get(i), row);
        }
        out.write(lines ? "}\n" : "}");
    }

    private byte[] jsonName(String name) {
        int start = out.size();
        out.write(name);
        quoteJson(start);
        out.write(':');
        return out.cut(start);
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

    private void markdownHeader() {
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
    }

    private void markdownRow(List<Column> columns, long row) {
        out.write('|');
        for (Column column : columns) {
            int start = out.write(' ').size();
            if (column.isNull(row)) out.write(nullText);
            else ValueOutput.write(out, column, row);
            escapeMarkdown(start);
            out.write(" |");
        }
        out.write('\n');
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
