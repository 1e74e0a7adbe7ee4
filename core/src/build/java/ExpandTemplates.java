import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Writes the kernels that differ only in a type or an operator: expands every `*.java.tmpl` under
/// a folder of templates into Java files under an output folder. Run by the build of `core`; the
/// syntax is described in CONTRIBUTING.md, "Kernel templates".
///
/// A file whose text has not changed is not touched, so that nothing is compiled again; a file that
/// no template produces any more is deleted.
final class ExpandTemplates {
    private static final String SUFFIX = ".tmpl";

    private ExpandTemplates() {}

    public static void main(String[] args) throws IOException {
        Path templates = Path.of(args[0]);
        Path output = Path.of(args[1]);
        Set<Path> written = new HashSet<>();
        for (Path template : files(templates, SUFFIX)) {
            expand(template, output.resolve(templates.relativize(template)), written);
        }
        for (Path old : files(output, ".java")) {
            if (!written.contains(old)) Files.delete(old);
        }
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
        }
    }

    private static void expand(Path template, Path target, Set<Path> written) throws IOException {
        Lines lines = new Lines(template, Files.readAllLines(template));
        boolean fileForEachRow = lines.peekIs("//file");
        List<Map<String, String>> rows =
                fileForEachRow ? lines.table("//file") : List.of(Map.<String, String>of());
        String body = lines.block(false);
        for (Map<String, String> row : rows) {
            String name = substitute(target.getFileName().toString(), row);
            Path file = target.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
            String text = substitute(body, row);
            if (text.contains("${")) {
                int at = text.indexOf("${");
                String rest = text.substring(at, Math.min(text.length(), at + 30));
                throw new IllegalArgumentException(template + ": no value for " + rest);
            }
            if (!written.add(file)) {
                throw new IllegalArgumentException(template + ": " + file + " is written twice");
            }
            if (Files.exists(file) && Files.readString(file).equals(text)) continue;
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    private static String substitute(String text, Map<String, String> row) {
        String result = text;
        for (Map.Entry<String, String> cell : row.entrySet()) {
            result = result.replace("${" + cell.getKey() + "}", cell.getValue());
        }
        return result;
    }

    /// The lines of one template and how far they have been read.
    private static final class Lines {
        private final Path template;
        private final List<String> lines;
        private int next;

        Lines(Path template, List<String> lines) {
            this.template = template;
            this.lines = lines;
        }

        boolean peekIs(String word) {
            return next < lines.size() && lines.get(next).strip().startsWith(word + " ");
        }

        /// Reads `word a | b | c` and the `//row` lines below it: one map of names to values a row.
        List<Map<String, String>> table(String word) {
            List<String> names = cells(lines.get(next++).strip().substring(word.length()));
            List<Map<String, String>> rows = new ArrayList<>();
            while (peekIs("//row")) {
                List<String> values = cells(lines.get(next++).strip().substring("//row".length()));
                if (values.size() != names.size()) throw wrong("a row needs " + names);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < names.size(); i++) row.put(names.get(i), values.get(i));
                rows.add(row);
            }
            return rows;
        }

        /// Reads up to the end of the file or, `inside` a loop, to its `//end`; expands loops.
        String block(boolean inside) {
            StringBuilder text = new StringBuilder();
            while (next < lines.size()) {
                if (lines.get(next).strip().equals("//end")) {
                    if (!inside) throw wrong("//end without //for");
                    next++;
                    return text.toString();
                }
                if (peekIs("//for")) {
                    List<Map<String, String>> rows = table("//for");
                    String body = block(true);
                    for (Map<String, String> row : rows) text.append(substitute(body, row));
                } else {
                    text.append(lines.get(next++)).append('\n');
                }
            }
            if (inside) throw wrong("//for without //end");
            return text.toString();
        }

        private static List<String> cells(String line) {
            return Stream.of(line.split("(?<!\\\\)\\|", -1))
                    .map(cell -> cell.strip().replace("\\|", "|"))
                    .toList();
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException(template + ", line " + next + ": " + what);
        }
    }
}
