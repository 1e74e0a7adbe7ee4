package dev.tasse.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tables of ARCHITECTURE.md: which packages there are, and which types a reader meets first.
record PackageTable(List<Row> packages, List<TypeName> mainTypes) {
    private static final Pattern PACKAGE_ROW =
            Pattern.compile("\\| *(\\d+) *\\| *(\\S+) *\\| *([^|]*?) *\\|.*");
    private static final Pattern TYPES_ROW =
            Pattern.compile("\\| *(`[a-z.]+`|\\(root\\)) *\\|(.*)");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern PARAMETERS = Pattern.compile("<[^>]*>");

    /// A package below the base; the root package has an empty name. `exported` is `yes`, `no`, or
    /// the packages outside `core` that may use this one although it is not exported.
    record Row(int rank, String name, String exported) {
        boolean isOpenTo(String other) {
            return exported.equals("yes") || exported.contains("`" + other + "`");
        }
    }

    /// A type that the document names, `Outer.Inner` for a nested one.
    record TypeName(String packageName, String name) {}

    static PackageTable parse(String markdown) {
        List<Row> rows = new ArrayList<>();
        List<TypeName> types = new ArrayList<>();
        boolean mainTypes = false;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("## ")) mainTypes = line.equals("## Main types");
            Matcher row = PACKAGE_ROW.matcher(line);
            Matcher typesOf = TYPES_ROW.matcher(line);
            if (row.matches()) {
                int rank = Integer.parseInt(row.group(1));
                rows.add(new Row(rank, packageName(row.group(2)), row.group(3)));
            } else if (mainTypes && typesOf.matches()) {
                types.addAll(types(packageName(typesOf.group(1)), typesOf.group(2)));
            }
        }
        if (rows.isEmpty() || types.isEmpty()) {
            throw new IllegalArgumentException("a table of packages and one of types is needed");
        }
        return new PackageTable(List.copyOf(rows), List.copyOf(types));
    }

    Optional<Row> find(String name) {
        return packages.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    private static List<TypeName> types(String packageName, String cell) {
        List<TypeName> types = new ArrayList<>();
        Matcher code = CODE.matcher(cell);
        while (code.find()) {
            String names = PARAMETERS.matcher(code.group(1)).replaceAll("");
            for (String name : names.strip().split("\\s+", -1)) {
                types.add(new TypeName(packageName, name));
            }
        }
        return types;
    }

    private static String packageName(String cell) {
        return cell.equals("(root)") ? "" : cell.replace("`", "");
    }
}
