package dev.tasse.internal.bag;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.util.Set;

/// Java's serialisation, for values that have no encoding of ours. What is read back may only be of
/// classes that were written, or of the value classes and collections of Java.
final class Serials {
    private static final Set<String> PACKAGES =
            Set.of("java.lang", "java.math", "java.time", "java.util");

    private Serials() {}

    /// The bytes of `value`; adds the classes that it is made of to `classes`.
    static byte[] write(Object value, Set<Class<?>> classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new Noting(bytes, classes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    static Object read(byte[] bytes, Set<Class<?>> classes) {
        try (ObjectInputStream in = new Resolving(bytes, classes)) {
            in.setObjectInputFilter(info -> allowed(info.serialClass(), classes));
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new DataException(
                    Problem.of("a serialised value cannot be read back: " + e.getMessage()), e);
        }
    }

    private static ObjectInputFilter.Status allowed(Class<?> type, Set<Class<?>> classes) {
        if (type == null) return ObjectInputFilter.Status.UNDECIDED;
        Class<?> element = type;
        while (element.isArray()) element = element.getComponentType();
        boolean known =
                element.isPrimitive()
                        || classes.contains(element)
                        || PACKAGES.contains(element.getPackageName());
        return known ? ObjectInputFilter.Status.ALLOWED : ObjectInputFilter.Status.REJECTED;
    }

    /// Notes the class of each object.
    private static final class Noting extends ObjectOutputStream {
        private final Set<Class<?>> classes;

        Noting(OutputStream out, Set<Class<?>> classes) throws IOException {
            super(out);
            this.classes = classes;
        }

        @Override
        protected void annotateClass(Class<?> type) {
            classes.add(type);
        }
    }

    /// Finds classes as they were written, whoever loads them.
    private static final class Resolving extends ObjectInputStream {
        private final Set<Class<?>> classes;

        Resolving(byte[] bytes, Set<Class<?>> classes) throws IOException {
            super(new ByteArrayInputStream(bytes));
            this.classes = classes;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass form)
                throws IOException, ClassNotFoundException {
            for (Class<?> type : classes) {
                if (type.getName().equals(form.getName())) return type;
            }
            return super.resolveClass(form);
        }
    }
}
