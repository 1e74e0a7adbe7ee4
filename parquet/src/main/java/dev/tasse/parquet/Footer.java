package dev.tasse.parquet;

import dev.hardwood.internal.reader.ParquetMetadataReader;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.schema.FileSchema;
import dev.hardwood.schema.SchemaNode;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the footer of a file says: its columns and where the rows lie. Read once for a file.
///
/// @param path the file
/// @param bytes its length
/// @param schema its columns as frames see them
/// @param metadata its row groups
/// @param layout its columns as they lie in the file
/// @param straight the names of the columns that need no help of the library
record Footer(
        String path,
        long bytes,
        Schema schema,
        FileMetaData metadata,
        FileSchema layout,
        Set<String> straight) {
    private static final int MAGIC_BYTES = 4;
    private static final int LEAST_BYTES = 3 * MAGIC_BYTES;

    /// Reads the footer of the file at `path`.
    ///
    /// @throws DataException if there is none, or it makes no sense
    static Footer read(String path) {
        try (FileChannel file = FileChannel.open(Path.of(path), StandardOpenOption.READ)) {
            checkEnds(path, file);
            return Faults.guard(path, "the footer cannot be read", () -> read(path, file));
        } catch (IOException e) {
            throw Faults.unreadable(path, e);
        }
    }

    private static Footer read(String path, FileChannel file) throws IOException {
        // Opening a reader of the library does the same, and tells the flight recorder of it.
        FileMetaData metadata = ParquetMetadataReader.readMetadata(new ChannelFile(path, file));
        FileSchema layout = FileSchema.fromSchemaElements(metadata.schema());
        Schema schema = schema(path, layout);
        Set<String> straight = straight(layout, schema, metadata.rowGroups());
        return new Footer(path, file.size(), schema, metadata, layout, straight);
    }

    /// Looks at the first and the last bytes.
    private static void checkEnds(String path, FileChannel file) throws IOException {
        long bytes = file.size();
        if (bytes == 0) {
            throw new DataException(
                    Problem.of("the file is empty")
                            .at(path)
                            .expected("a Parquet file")
                            .remedy("write it again: even one without rows has a footer"));
        }
        String head = text(file, 0);
        String tail = text(file, Math.max(0, bytes - MAGIC_BYTES));
        if (head.equals("PARE") || tail.equals("PARE")) {
            throw new DataException(
                    Problem.of("the file is encrypted")
                            .at(path)
                            .remedy("decrypt it first: Tasse has no keys"));
        }
        if (!head.equals("PAR1")) {
            throw new DataException(
                    Problem.of("this is not a Parquet file: it does not begin with PAR1")
                            .at(path)
                            .remedy("name its format, or give another file"));
        }
        if (!tail.equals("PAR1") || bytes < LEAST_BYTES) {
            throw new DataException(
                    Problem.of("the file has no footer: it does not end with PAR1")
                            .at(path)
                            .remedy("it was cut off or is still being written: copy it again"));
        }
    }

    private static String text(FileChannel file, long from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAGIC_BYTES);
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) > 0) {}
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    private static Schema schema(String path, FileSchema layout) {
        List<String> names = new ArrayList<>();
        List<DataType> types = new ArrayList<>();
        requireNames(path, layout.getRootNode());
        for (SchemaNode node : layout.getRootNode().children()) {
            names.add(node.name());
            types.add(ColumnTypes.of(node).orElseThrow(() -> unsupported(path, node)));
        }
        return Schema.of(names, types);
    }

    /// Refuses columns, and fields within them, that have no name or share one.
    private static void requireNames(String path, SchemaNode.GroupNode group) {
        Set<String> names = new HashSet<>();
        for (SchemaNode child : group.children()) {
            @Nullable String name = child.name();
            if (name == null) {
                throw new DataException(
                        Problem.of("the footer cannot be read: a column has no name")
                                .at(path)
                                .remedy("the file is damaged: copy or write it again"));
            }
            if (!names.add(name)) {
                throw new DataException(
                        Problem.of("two columns are called \"" + name + "\"")
                                .at(path)
                                .remedy("write the file with different names"));
            }
            if (child instanceof SchemaNode.GroupNode inner) requireNames(path, inner);
        }
    }

    private static Set<String> straight(FileSchema layout, Schema schema, List<RowGroup> groups) {
        Set<String> names = new HashSet<>();
        for (SchemaNode node : layout.getRootNode().children()) {
            if (node instanceof SchemaNode.PrimitiveNode leaf
                    && FlatReading.reads(leaf, schema.type(schema.indexOf(leaf.name())), groups)) {
                names.add(leaf.name());
            }
        }
        return Set.copyOf(names);
    }

    /// Whether the column `name` is read without the library.
    boolean readsStraight(String name) {
        return straight.contains(name);
    }

    private static DataException unsupported(String path, SchemaNode node) {
        return new DataException(
                Problem.of("column \"" + node.name() + "\" has a type that Tasse does not read")
                        .at(path)
                        .got(describe(node))
                        .remedy("write the file without it, or with decimals of up to 38 digits"));
    }

    private static String describe(SchemaNode node) {
        return switch (node) {
            case SchemaNode.PrimitiveNode leaf -> leaf.type() + " " + leaf.logicalType();
            case SchemaNode.GroupNode group when group.isVariant() -> "VARIANT";
            case SchemaNode.GroupNode group ->
                    "a group of " + group.children().stream().map(SchemaNode::name).toList();
        };
    }

    /// The number of rows of the file.
    long rows() {
        long rows = 0;
        for (RowGroup group : metadata.rowGroups()) rows += group.numRows();
        return rows;
    }

    /// The column `name` as it lies in the file.
    SchemaNode node(String name) {
        return layout.getRootNode().children().get(schema.indexOf(name));
    }

    /// A byte that lies in no other row group but `group`, as hardwood counts.
    static long middle(RowGroup group) {
        long stored = 0;
        for (ColumnChunk chunk : group.columns()) stored += chunk.metaData().totalCompressedSize();
        return group.columns().getFirst().chunkStartOffset() + stored / 2;
    }
}
