package dev.tasse.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Writes a Parquet file of one row group and one column byte by byte, for what no writer at hand
/// writes any more, or none should.
final class TinyFile {
    static final int INT32 = 1;
    static final int BYTE_ARRAY = 6;
    static final int OPTIONAL = 1;
    static final int REPEATED = 2;
    static final int LIST = 3;
    static final int DECIMAL = 5;
    static final int TIME_MILLIS = 7;
    static final int BSON = 20;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> fields = new ArrayDeque<>(List.of(0));
    private final List<Element> elements = new ArrayList<>();
    private int codec;
    private int encoding;

    /// A node of the schema; numbers that are negative are left out.
    record Element(String name, int type, int repetition, int children, int converted) {}

    TinyFile element(Element element) {
        elements.add(element);
        return this;
    }

    TinyFile codec(int number) {
        codec = number;
        return this;
    }

    TinyFile encoding(int number) {
        encoding = number;
        return this;
    }

    /// Writes `rows` rows, whose levels and values are `page` of `count` values.
    void write(Path file, int rows, int count, byte[] page) throws IOException {
        out.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
        writePage(count, page);
        int end = out.size();
        writeFooter(rows, count, end - 4);
        byte[] length =
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(out.size() - end)
                        .array();
        out.writeBytes(length);
        out.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
        Files.write(file, out.toByteArray());
    }

    private void writePage(int count, byte[] page) {
        number(1, 0);
        number(2, page.length);
        number(3, page.length);
        begin(5);
        number(1, count);
        number(2, encoding);
        number(3, 3);
        number(4, 3);
        end();
        stop();
        out.writeBytes(page);
    }

    private void writeFooter(int rows, int count, int bytes) {
        number(1, 1);
        list(2, 12, elements.size() + 1);
        writeElement(new Element("schema", -1, -1, 1, -1));
        elements.forEach(this::writeElement);
        whole(3, rows);
        list(4, 12, 1);
        fields.push(0);
        list(1, 12, 1);
        fields.push(0);
        whole(2, 4);
        begin(3);
        writeColumn(count, bytes);
        end();
        end();
        whole(2, bytes);
        whole(3, rows);
        end();
        stop();
    }

    private void writeColumn(int count, int bytes) {
        List<Element> path = elements;
        number(1, path.getLast().type);
        list(2, 5, 1);
        varint(encoding * 2);
        list(3, 8, path.size());
        path.forEach(element -> text(element.name));
        number(4, codec);
        whole(5, count);
        whole(6, bytes);
        whole(7, bytes);
        whole(9, 4);
    }

    private void writeElement(Element element) {
        fields.push(0);
        if (element.type >= 0) number(1, element.type);
        if (element.repetition >= 0) number(3, element.repetition);
        field(4, 8);
        text(element.name);
        if (element.children > 0) number(5, element.children);
        if (element.converted >= 0) number(6, element.converted);
        if (element.converted == DECIMAL) {
            number(7, 2);
            number(8, 20);
        }
        end();
    }

    private void number(int id, int value) {
        field(id, 5);
        varint((value << 1) ^ (value >> 31));
    }

    private void whole(int id, int value) {
        field(id, 6);
        varint(value << 1);
    }

    private void begin(int id) {
        field(id, 12);
        fields.push(0);
    }

    private void end() {
        stop();
        fields.pop();
    }

    private void stop() {
        out.write(0);
        if (fields.size() == 1) {
            fields.pop();
            fields.push(0);
        }
    }

    private void list(int id, int type, int size) {
        field(id, 9);
        out.write((size << 4) | type);
    }

    private void field(int id, int type) {
        int before = fields.pop();
        fields.push(id);
        out.write(((id - before) << 4) | type);
    }

    private void text(String text) {
        varint(text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void varint(int value) {
        int rest = value;
        while (rest >= 0x80) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
