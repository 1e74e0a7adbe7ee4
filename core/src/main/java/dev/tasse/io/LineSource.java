package dev.tasse.io;

import dev.tasse.spi.FileListing;
import dev.tasse.spi.ItemSource;
import dev.tasse.spi.Receiver;
import dev.tasse.spi.Split;

import java.util.ArrayList;
import java.util.List;

/// The values of the lines of text files.
final class LineSource<T> implements ItemSource<T> {
    private static final long serialVersionUID = 1;
    private static final long BLOCK_BYTES = 16 << 20;
    private static final int MOST_SPLITS = 4000;
    private static final List<String> ENDINGS =
            List.of("txt", "log", "csv", "tsv", "json", "jsonl", "ndjson", "gz", "zst");

    private final String path;
    private final Text.Options options;
    private final LineFormat<T> format;

    // The blocks of each split; List.copyOf travels.
    @SuppressWarnings("serial")
    private final List<List<TextBlock>> blocks;

    private LineSource(
            String path, Text.Options options, LineFormat<T> format, List<List<TextBlock>> blocks) {
        this.path = path;
        this.options = options;
        this.format = format;
        this.blocks = List.copyOf(blocks);
    }

    /// Values of the lines of what `path` stands for; looks at the sizes and first bytes of files.
    static <T> LineSource<T> open(String path, Text.Options options, LineFormat<T> format) {
        List<TextBlock> files =
                FileListing.of(path, ENDINGS).stream()
                        .map(file -> TextBlock.whole(file, options.encoding()))
                        .toList();
        int together = options.filesPerPartition();
        List<List<TextBlock>> blocks =
                together > 0 ? grouped(files, together) : cut(files, options);
        return new LineSource<>(path, options, format, blocks);
    }

    private static List<List<TextBlock>> grouped(List<TextBlock> files, int together) {
        List<List<TextBlock>> groups = new ArrayList<>();
        for (int i = 0; i < files.size(); i += together) {
            groups.add(List.copyOf(files.subList(i, Math.min(files.size(), i + together))));
        }
        return groups;
    }

    private static List<List<TextBlock>> cut(List<TextBlock> files, Text.Options options) {
        long all = files.stream().mapToLong(TextBlock::end).sum();
        long wanted = options.blockBytes();
        if (wanted == 0) wanted = Math.max(BLOCK_BYTES, all / MOST_SPLITS);
        List<List<TextBlock>> parts = new ArrayList<>();
        for (TextBlock file : files) {
            long count = file.isDivisible() ? Math.ceilDiv(file.end(), wanted) : 1;
            long from = 0;
            for (long left = Math.max(1, count); left > 0; left--) {
                long to = from + (file.end() - from) / left;
                parts.add(List.of(file.part(from, to)));
                from = to;
            }
        }
        return parts;
    }

    @Override
    public String describe() {
        return path;
    }

    @Override
    public List<Split> splits() {
        List<Split> splits = new ArrayList<>();
        for (List<TextBlock> part : blocks) {
            TextBlock first = part.getFirst();
            long bytes = part.stream().mapToLong(block -> block.end() - block.start()).sum();
            splits.add(new Split(splits.size(), first.path(), first.start(), bytes, -1, bytes));
        }
        return splits;
    }

    @Override
    public void read(Split split, Receiver<? super T> receiver) throws Exception {
        read(split, (block, value) -> receiver.accept(value));
    }

    /// Takes a value and the block that it is from; answers whether it wants more.
    interface Placed<T> {
        boolean accept(TextBlock block, T value) throws Exception;
    }

    void read(Split split, Placed<? super T> receiver) throws Exception {
        for (TextBlock block : blocks.get(split.index())) {
            LineReading<T> reading = new LineReading<>(block, options, format);
            if (!reading.run(value -> receiver.accept(block, value))) return;
        }
    }
}
