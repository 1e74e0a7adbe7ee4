package dev.tasse.internal.call;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.invoke.SerializedLambda;
import java.util.Optional;

/// Where a function stands in its source file. Read from the line table of the class file, which
/// takes milliseconds: only when an error needs it.
final class LambdaSite {
    private LambdaSite() {}

    /// `lambda at Job.java:44`, or the name of what is not a lambda.
    static String of(Object function) {
        if (function instanceof Around around) return of(around.inner());
        return LambdaForm.of(function)
                .map(form -> text(form, function))
                .orElseGet(() -> "function " + function.getClass().getName());
    }

    private static String text(SerializedLambda form, Object function) {
        String type = form.getImplClass().replace('/', '.');
        boolean lambda = form.getImplMethodName().startsWith("lambda$");
        String name = type.substring(type.lastIndexOf('.') + 1) + "::" + form.getImplMethodName();
        Optional<String> line = line(form, function);
        if (lambda) return "lambda at " + line.orElse(type);
        return "method " + name + line.map(at -> " at " + at).orElse("");
    }

    private static Optional<String> line(SerializedLambda form, Object function) {
        Optional<ClassModel> type = classFile(form, function);
        if (type.isEmpty()) return Optional.empty();
        Optional<String> file =
                type.get()
                        .findAttribute(Attributes.sourceFile())
                        .map(SourceFileAttribute::sourceFile)
                        .map(name -> name.stringValue());
        Optional<Integer> number =
                type.get().methods().stream()
                        .filter(method -> isImplementation(method, form))
                        .findFirst()
                        .flatMap(LambdaSite::firstLine);
        return file.flatMap(name -> number.map(at -> name + ":" + at));
    }

    private static boolean isImplementation(MethodModel method, SerializedLambda form) {
        return method.methodName().equalsString(form.getImplMethodName())
                && method.methodType().equalsString(form.getImplMethodSignature());
    }

    private static Optional<Integer> firstLine(MethodModel method) {
        return method.code()
                .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()))
                .flatMap(table -> table.lineNumbers().stream().findFirst())
                .map(line -> line.lineNumber());
    }

    private static Optional<ClassModel> classFile(SerializedLambda form, Object function) {
        ClassLoader loader = function.getClass().getClassLoader();
        if (loader == null) return Optional.empty();
        try (InputStream bytes = loader.getResourceAsStream(form.getImplClass() + ".class")) {
            if (bytes == null) return Optional.empty();
            return Optional.of(ClassFile.of().parse(bytes.readAllBytes()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // the error is told without its place
        }
    }
}
