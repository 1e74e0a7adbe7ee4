package dev.tasse.internal.call;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a lambda is made of. Serialising it replaces it by its {@link SerializedLambda}; a stream
/// that looks at each replaced object sees it without any package being opened.
final class LambdaForm {
    private LambdaForm() {}

    /// The form of `function`, if it is a lambda or a method reference.
    static Optional<SerializedLambda> of(Object function) {
        List<SerializedLambda> forms = new ArrayList<>();
        try (Watching stream = new Watching(forms)) {
            stream.writeObject(function);
        } catch (IOException e) {
            // Something captured cannot be serialised; the form itself came before it.
            return forms.stream().findFirst();
        }
        return forms.stream().findFirst();
    }

    /// Keeps the form of the lambda that is written first, and drops everything else.
    private static final class Watching extends ObjectOutputStream {
        private final List<SerializedLambda> forms;

        Watching(List<SerializedLambda> forms) throws IOException {
            super(OutputStream.nullOutputStream());
            this.forms = forms;
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (!(object instanceof SerializedLambda form)) return object;
            forms.add(form);
            return "";
        }
    }
}
