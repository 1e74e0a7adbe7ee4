package dev.tasse.io;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.spi.Receiver;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Reads the lines of one block, exactly those that begin in it, and has values made of them. Used
/// by one thread.
final class LineReading<T> {
    private static final int SHOWN_LETTERS = 200;

    private final TextBlock block;
    private final Text.Options options;
    private final LineFormat<T> format;
    private final Charset charset;
    private final byte[] lineEnd;
    private long lines;

    LineReading(TextBlock block, Text.Options options, LineFormat<T> format) {
        this.block = block;
        this.options = options;
        this.format = format;
        charset = block.openedCharset();
        lineEnd = (options.lineEnd().isEmpty() ? "\n" : options.lineEnd()).getBytes(charset);
    }

    /// Gives all values to `receiver`; answers whether it wants more.
    boolean run(Receiver<? super T> receiver) throws Exception {
        // A line begins after a line end: also after one that ends right before the block.
        long from = Math.max(0, block.start() - lineEnd.length);
        try (InputStream in = opened(from)) {
            LineScan scan = new LineScan(in, from, lineEnd);
            if (block.start() > 0 && !found(scan)) return true;
            while (isInside(scan.nextPosition()) && found(scan)) {
                lines++;
                T value = value(scan);
                if (value != null && !receiver.accept(value)) return false;
            }
            return true;
        }
    }

    private InputStream opened(long from) {
        try {
            return block.open(from);
        } catch (IOException e) {
            damaged(e);
            return InputStream.nullInputStream();
        }
    }

    private boolean isInside(long position) {
        return !block.isDivisible() || position < block.end();
    }

    private boolean found(LineScan scan) {
        try {
            return scan.next();
        } catch (IOException e) {
            damaged(e);
            return false;
        }
    }

    private @Nullable T value(LineScan scan) {
        byte[] bytes = scan.bytes();
        int from = scan.from();
        int to = scan.to();
        boolean carriage = options.lineEnd().isEmpty() && to > from && bytes[to - 1] == '\r';
        if (carriage) to--;
        if (scan.position() == 0 && hasMark(bytes, to)) from += 3;
        try {
            if (charset.equals(StandardCharsets.UTF_8)) return format.value(bytes, from, to);
            byte[] utf8 =
                    new String(bytes, from, to - from, charset).getBytes(StandardCharsets.UTF_8);
            return format.value(utf8, 0, utf8.length);
        } catch (Exception e) { // whatever is wrong with the line is told with its place
            return refused(e, new String(bytes, from, to - from, charset));
        }
    }

    private boolean hasMark(byte[] bytes, int to) {
        return to >= 3
                && charset.equals(StandardCharsets.UTF_8)
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
    }

    private @Nullable T refused(Exception cause, String line) {
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        String place = "%s, line %d".formatted(block.path(), linesBefore() + lines);
        String text =
                line.length() > SHOWN_LETTERS ? line.substring(0, SHOWN_LETTERS) + "..." : line;
        Problem problem = Problem.of(message).at(place).got("'" + text + "'");
        if (options.onError() == Text.OnError.FAIL) throw new DataException(problem, cause);
        options.report().addLine(problem.message());
        return null;
    }

    private void damaged(IOException cause) {
        String place = "%s, after line %d".formatted(block.path(), linesBefore() + lines);
        Problem problem =
                Problem.of("the file cannot be read on: " + cause)
                        .at(place)
                        .remedy("it is cut off or damaged, or in another encoding: get it again");
        if (options.onError() == Text.OnError.FAIL) throw new DataException(problem, cause);
        options.report().addFile(problem.message());
    }

    /// The number of lines that begin before the block: counted only for an error.
    private long linesBefore() {
        if (block.start() == 0) return 0;
        long count = 0;
        try (InputStream in = block.open(0)) {
            LineScan scan = new LineScan(in, 0, lineEnd);
            while (scan.nextPosition() < block.start() && scan.next()) count++;
        } catch (IOException e) {
            throw FileBytes.failed(block.path(), e);
        }
        return count;
    }
}
