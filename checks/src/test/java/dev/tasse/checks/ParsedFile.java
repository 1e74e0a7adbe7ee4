package dev.tasse.checks;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A source file and its syntax tree, as the compiler's own parser sees it.
record ParsedFile(SourceFile file, CompilationUnitTree unit, SourcePositions positions) {
    /// Parses all files with one compiler; the order is kept.
    static List<ParsedFile> parse(List<SourceFile> files) {
        if (files.isEmpty()) return List.of();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<InMemory> objects = files.stream().map(InMemory::new).toList();
        JavacTask task =
                (JavacTask) compiler.getTask(null, null, problems, List.of(), null, objects);
        List<ParsedFile> parsed = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                SourceFile file = files.get(parsed.size());
                parsed.add(new ParsedFile(file, unit, Trees.instance(task).getSourcePositions()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!problems.getDiagnostics().isEmpty()) {
            throw new IllegalArgumentException(problems.getDiagnostics().toString());
        }
        return parsed;
    }

    int start(Tree tree) {
        return Math.toIntExact(positions.getStartPosition(unit, tree));
    }

    int firstLine(Tree tree) {
        return lineOf(positions.getStartPosition(unit, tree));
    }

    int lineCount(Tree tree) {
        return lineOf(positions.getEndPosition(unit, tree)) - firstLine(tree) + 1;
    }

    /// `path:line`, as compilers and editors write it.
    String at(Tree tree) {
        return file.path() + ":" + firstLine(tree);
    }

    private int lineOf(long position) {
        return Math.toIntExact(unit.getLineMap().getLineNumber(position));
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final SourceFile file;

        InMemory(SourceFile file) {
            super(URI.create("string:///" + file.path().toLowerCase(Locale.ROOT)), Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }
}
