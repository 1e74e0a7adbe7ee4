package dev.tasse.checks;

import com.sun.source.tree.ImportTree;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

import dev.tasse.checks.PackageTable.Row;
import dev.tasse.checks.PackageTable.TypeName;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who may call whom: a package uses only packages of a lower rank, so that no cycle can arise.
///
/// Compiled classes show every use but constants and links in documentation; the imports of the
/// sources show those.
record Layers(String base, PackageTable table, Set<String> corePackages) {
    private static final Pattern IMPORTED_PACKAGE = Pattern.compile("((?:[a-z]\\w*\\.)+)[A-Z*].*");

    List<String> complaintsOfClasses(JavaClasses classes) {
        List<String> complaints = new ArrayList<>();
        for (JavaClass origin : classes) {
            for (Dependency use : origin.getDirectDependenciesFromSelf()) {
                JavaClass target = use.getTargetClass().getBaseComponentType();
                check(origin.getPackageName(), target.getPackageName())
                        .ifPresent(why -> complaints.add(why + ": " + use.getDescription()));
            }
        }
        return List.copyOf(complaints);
    }

    List<String> complaintsOfImports(List<ParsedFile> files) {
        List<String> complaints = new ArrayList<>();
        for (ParsedFile file : files) {
            if (file.unit().getPackageName() == null) continue;
            String origin = file.unit().getPackageName().toString();
            for (ImportTree used : file.unit().getImports()) {
                Matcher name = IMPORTED_PACKAGE.matcher(used.getQualifiedIdentifier().toString());
                if (!name.matches()) continue;
                String target = name.group(1).substring(0, name.group(1).length() - 1);
                check(origin, target).ifPresent(why -> complaints.add(why + ": " + file.at(used)));
            }
        }
        return List.copyOf(complaints);
    }

    List<String> complaintsOfMainTypes(JavaClasses classes) {
        List<String> complaints = new ArrayList<>();
        for (TypeName type : table.mainTypes()) {
            String owner = type.packageName().isEmpty() ? base : base + "." + type.packageName();
            if (!classes.contain(owner + "." + type.name().replace('.', '$'))) {
                complaints.add("there is no type " + type.name() + " in " + owner);
            }
        }
        return List.copyOf(complaints);
    }

    private Optional<String> check(String originPackage, String targetPackage) {
        boolean inside = isInside(originPackage) && isInside(targetPackage);
        if (!inside || originPackage.equals(targetPackage)) return Optional.empty();
        Optional<Row> origin = table.find(relative(originPackage));
        Optional<Row> target = table.find(relative(targetPackage));
        if (origin.isEmpty()) return Optional.of(originPackage + " is not in the table");
        if (target.isEmpty()) return Optional.of(targetPackage + " is not in the table");
        if (target.get().rank() >= origin.get().rank()) {
            return Optional.of(
                    "%s (rank %d) may not use %s (rank %d)"
                            .formatted(
                                    originPackage,
                                    origin.get().rank(),
                                    targetPackage,
                                    target.get().rank()));
        }
        boolean fromOutside = !corePackages.contains(origin.get().name());
        if (fromOutside && !target.get().isOpenTo(origin.get().name())) {
            return Optional.of(targetPackage + " is not open to " + originPackage);
        }
        return Optional.empty();
    }

    private boolean isInside(String name) {
        return name.equals(base) || name.startsWith(base + ".");
    }

    private String relative(String name) {
        return name.equals(base) ? "" : name.substring(base.length() + 1);
    }
}
