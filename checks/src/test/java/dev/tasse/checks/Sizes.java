package dev.tasse.checks;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Modifier;

/// How large files, methods, parameter lists and records are, and what is too large.
final class Sizes {
    static final int FILE_MAX = 800;
    static final int FILE_P90 = 350;
    static final int FILE_MEDIAN = 120;
    static final int METHOD_MAX = 60;
    static final int METHOD_P90 = 22;
    static final int PARAMETERS_MAX = 4;
    static final int KERNEL_PARAMETERS_MAX = 8;
    static final int COMPONENTS_MAX = 7;

    private final List<String> complaints = new ArrayList<>();
    private final List<Integer> fileLines = new ArrayList<>();
    private final List<Integer> methodLines = new ArrayList<>();

    private Sizes() {}

    static List<String> complaints(List<ParsedFile> files) {
        Sizes sizes = new Sizes();
        for (ParsedFile file : files) sizes.measure(file);
        sizes.limit("the median of main files", percentile(sizes.fileLines, 50), FILE_MEDIAN);
        sizes.limit("the 90th percentile of main files", percentile(sizes.fileLines, 90), FILE_P90);
        sizes.limit(
                "the 90th percentile of methods", percentile(sizes.methodLines, 90), METHOD_P90);
        return List.copyOf(sizes.complaints);
    }

    /// The smallest value that at least `percent` of the values do not exceed; 0 if there are none.
    static int percentile(List<Integer> values, int percent) {
        if (values.isEmpty()) return 0;
        List<Integer> sorted = values.stream().sorted().toList();
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(rank, 1) - 1);
    }

    private void measure(ParsedFile parsed) {
        SourceFile file = parsed.file();
        limit(file.path(), file.lineCount(), FILE_MAX);
        if (file.isMain() && !file.isInfo()) fileLines.add(file.lineCount());
        new Scanner(parsed).scan(parsed.unit(), null);
    }

    private void limit(String what, int lines, int most) {
        if (lines > most) complaints.add(what + ": " + lines + " lines, at most " + most);
    }

    private final class Scanner extends TreeScanner<Void, Void> {
        private final ParsedFile parsed;

        Scanner(ParsedFile parsed) {
            this.parsed = parsed;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            int lines = parsed.lineCount(method);
            String where = parsed.at(method) + " " + method.getName();
            limit(where, lines, METHOD_MAX);
            if (parsed.file().isMain()) methodLines.add(lines);
            if (parsed.file().isMain() && !isCompact(method)) {
                int most = parsed.file().isKernel() ? KERNEL_PARAMETERS_MAX : PARAMETERS_MAX;
                count(where + " has too many parameters", method.getParameters().size(), most);
            }
            return super.visitMethod(method, null);
        }

        /// Whether it is the compact constructor of a record, whose parameters are its components.
        private boolean isCompact(MethodTree method) {
            if (!method.getName().contentEquals("<init>") || method.getBody() == null) return false;
            int start = parsed.start(method);
            String header = parsed.file().text().substring(start, parsed.start(method.getBody()));
            return header.indexOf('(') < 0;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (type.getKind() == Tree.Kind.RECORD && parsed.file().isMain()) {
                long components = type.getMembers().stream().filter(Sizes::isComponent).count();
                String where = parsed.at(type) + " " + type.getSimpleName();
                count(where + " has too many components", components, COMPONENTS_MAX);
            }
            return super.visitClass(type, null);
        }

        private void count(String what, long found, int most) {
            if (found > most) complaints.add(what + ": " + found + ", at most " + most);
        }
    }

    private static boolean isComponent(Tree member) {
        return member instanceof VariableTree variable
                && !variable.getModifiers().getFlags().contains(Modifier.STATIC);
    }
}
