package dev.tasse.io;

import dev.tasse.function.Pair;
import dev.tasse.spi.ItemSource;
import dev.tasse.spi.Receiver;
import dev.tasse.spi.Split;

import java.util.List;

/// Lines, each after the path of its file.
record PathSource(LineSource<String> lines) implements ItemSource<Pair<String, String>> {
    @Override
    public String describe() {
        return lines.describe();
    }

    @Override
    public List<Split> splits() {
        return lines.splits();
    }

    @Override
    public void read(Split split, Receiver<? super Pair<String, String>> receiver)
            throws Exception {
        lines.read(split, (block, line) -> receiver.accept(Pair.of(block.path(), line)));
    }
}
