package dev.tasse.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Text of another encoding as UTF-8. Fails at bytes that are no text of it.
final class Utf8Stream extends InputStream {
    private final Reader reader;
    private final char[] letters = new char[8 << 10];
    private byte[] bytes = {};
    private int at;
    // Half of a letter, of which the other half is not read yet.
    private String rest = "";

    Utf8Stream(InputStream in, Charset charset) {
        reader =
                new InputStreamReader(
                        in,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!fill()) return -1;
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (at == bytes.length) {
            int count = reader.read(letters);
            if (count < 0) return false;
            String text = rest + new String(letters, 0, count);
            boolean half = Character.isHighSurrogate(text.charAt(text.length() - 1));
            rest = half ? text.substring(text.length() - 1) : "";
            String whole = half ? text.substring(0, text.length() - 1) : text;
            bytes = whole.getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
