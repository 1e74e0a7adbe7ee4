package dev.tasse.expr;

import dev.tasse.function.Fn1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.List;

/// Reads the name of a record component out of a method reference such as `Trip::fare`.
///
/// Serialising the reference replaces it by its {@link SerializedLambda}, which names the method; a
/// stream that looks at each replaced object sees it without any package being opened.
final class Accessors {
    private Accessors() {}

    static String component(Fn1<?, ?> accessor) {
        List<SerializedLambda> forms = new ArrayList<>();
        try (ObjectOutputStream stream = new Watching(new ByteArrayOutputStream(), forms)) {
            stream.writeObject(accessor);
        } catch (IOException e) {
            throw refused(e);
        }
        if (forms.isEmpty() || forms.getFirst().getImplMethodName().startsWith("lambda$")) {
            throw refused(new IOException("not a method reference"));
        }
        return forms.getFirst().getImplMethodName();
    }

    private static IllegalArgumentException refused(IOException cause) {
        return new IllegalArgumentException(
                "col(..) takes a reference to a record component such as Trip::fare; for anything"
                        + " else use col(\"name\")",
                cause);
    }

    /// An object stream that keeps the serialised forms of lambdas that pass through it.
    private static final class Watching extends ObjectOutputStream {
        private final List<SerializedLambda> forms;

        Watching(OutputStream out, List<SerializedLambda> forms) throws IOException {
            super(out);
            this.forms = forms;
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (object instanceof SerializedLambda form) forms.add(form);
            return object;
        }
    }
}
