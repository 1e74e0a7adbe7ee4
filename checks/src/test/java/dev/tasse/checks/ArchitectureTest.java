package dev.tasse.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.ModuleTree;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import dev.tasse.checks.PackageTable.Row;
import dev.tasse.checks.PackageTable.TypeName;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

final class ArchitectureTest {
    private static final String BASE = "dev.tasse";
    private static final Pattern LIBRARY =
            Pattern.compile("(core|parquet|json|avro|sql|cli)/src/main/java/dev/tasse/.*");
    private static final Pattern CORE = Pattern.compile("core/src/main/java/dev/tasse/.*");
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(location -> !location.contains("/test-classes/"))
                    .importPackages(BASE);

    private final List<SourceFile> sources =
            Repository.javaFiles().stream()
                    .filter(file -> LIBRARY.matcher(file.path()).matches())
                    .toList();
    private final PackageTable table =
            PackageTable.parse(Repository.read(Repository.root().resolve("ARCHITECTURE.md")));

    @Test
    void packagesUseOnlyLowerRanks() {
        Layers layers = new Layers(BASE, table, packages(CORE));
        assertThat(layers.complaintsOfClasses(CLASSES)).isEmpty();
        assertThat(layers.complaintsOfImports(ParsedFile.parse(sources))).isEmpty();
    }

    @Test
    void tableNamesExactlyThePackagesThereAre() {
        assertThat(table.packages().stream().map(Row::name).collect(Collectors.toSet()))
                .isEqualTo(packages(LIBRARY));
    }

    @Test
    void typesThatTheDocumentNamesExist() {
        Layers layers = new Layers(BASE, table, packages(CORE));
        assertThat(layers.complaintsOfMainTypes(CLASSES)).isEmpty();
    }

    @Test
    void moduleExportsWhatTheTableSays() {
        Set<String> withTypes =
                sources.stream()
                        .filter(file -> CORE.matcher(file.path()).matches() && !file.isInfo())
                        .map(ArchitectureTest::packageOf)
                        .collect(Collectors.toSet());
        Set<String> expected =
                table.packages().stream()
                        .filter(row -> row.exported().equals("yes"))
                        .map(Row::name)
                        .filter(withTypes::contains)
                        .map(name -> name.isEmpty() ? BASE : BASE + "." + name)
                        .collect(Collectors.toSet());
        assertThat(exports()).isEqualTo(expected);
    }

    @Test
    void everyPackageIsDocumentedAndNullMarked() {
        assertThat(sources.stream().filter(file -> !file.isInfo()))
                .allSatisfy(file -> assertThat(packageInfoOf(file)).contains("///", "@NullMarked"));
    }

    @Test
    void plantedUpwardCallAndImportAreSeen() {
        Layers layers = fixture("| 0 | `low` | yes |\n| 1 | `high` | yes |");
        assertThat(layers.complaintsOfClasses(fixtureClasses()))
                .singleElement()
                .asString()
                .contains("low (rank 0) may not use", "Low.callsUp()");
        assertThat(layers.complaintsOfImports(fixtureSources()))
                .singleElement()
                .asString()
                .contains("fixture.low (rank 0) may not use", "Low.java:3");
    }

    @Test
    void plantedCallWithinARankIsSeen() {
        assertThat(
                        fixture("| 1 | `low` | yes |\n| 1 | `high` | yes |")
                                .complaintsOfClasses(fixtureClasses()))
                .hasSize(1);
        assertThat(
                        fixture("| 2 | `low` | yes |\n| 1 | `high` | yes |")
                                .complaintsOfClasses(fixtureClasses()))
                .isEmpty();
    }

    @Test
    void packageMissingFromTheTableIsSeen() {
        assertThat(fixture("| 1 | `low` | yes |").complaintsOfClasses(fixtureClasses()))
                .singleElement()
                .asString()
                .startsWith("dev.tasse.checks.fixture.high is not in the table");
    }

    @Test
    void packageThatIsNotExportedIsClosedToOtherModules() {
        String low = "| 2 | `low` | yes |\n";
        JavaClasses classes = fixtureClasses();
        assertThat(fixture(low + "| 1 | `high` | no |").complaintsOfClasses(classes)).hasSize(1);
        assertThat(fixture(low + "| 1 | `high` | to `low` |").complaintsOfClasses(classes))
                .isEmpty();
    }

    @Test
    void missingMainTypeIsSeen() {
        assertThat(
                        fixture("| 1 | `low` | yes |\n## Main types\n| `low` | C `Low Low` |")
                                .complaintsOfMainTypes(fixtureClasses()))
                .isEmpty();
        assertThat(
                        fixture(
                                        "| 1 | `low` | yes |\n## Main types\n| `low` | C `Low`, R `Low Gone<T>` |")
                                .complaintsOfMainTypes(fixtureClasses()))
                .containsExactly("there is no type Gone in dev.tasse.checks.fixture.low");
    }

    @Test
    void documentWithoutTablesIsRefused() {
        assertThatThrownBy(() -> PackageTable.parse("# Architecture"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(
                        PackageTable.parse(
                                "| 9 | (root) | yes |\n## Main types\n| (root) | S `Lazy<R>` |"))
                .isEqualTo(
                        new PackageTable(
                                List.of(new Row(9, "", "yes")), List.of(new TypeName("", "Lazy"))));
    }

    private static Layers fixture(String rows) {
        PackageTable planted = PackageTable.parse(rows + "\n## Main types\n| `low` | C `Low` |");
        return new Layers(BASE + ".checks.fixture", planted, Set.of());
    }

    private static JavaClasses fixtureClasses() {
        return new ClassFileImporter().importPackages(BASE + ".checks.fixture");
    }

    private static List<ParsedFile> fixtureSources() {
        return ParsedFile.parse(
                Repository.javaFiles().stream()
                        .filter(file -> file.path().contains("/checks/fixture/"))
                        .toList());
    }

    private Set<String> packages(Pattern paths) {
        return sources.stream()
                .filter(file -> paths.matcher(file.path()).matches())
                .map(ArchitectureTest::packageOf)
                .collect(Collectors.toSet());
    }

    private static String packageOf(SourceFile file) {
        String path = file.path();
        String below = path.substring(path.indexOf("/dev/tasse/") + "/dev/tasse/".length());
        return below.substring(0, Math.max(below.lastIndexOf('/'), 0)).replace('/', '.');
    }

    private String packageInfoOf(SourceFile file) {
        String path = file.path().substring(0, file.path().lastIndexOf('/')) + "/package-info.java";
        return sources.stream()
                .filter(source -> source.path().equals(path))
                .map(SourceFile::text)
                .findFirst()
                .orElse("no " + path);
    }

    private static Set<String> exports() {
        String path = "core/src/main/java/module-info.java";
        SourceFile file = new SourceFile(path, Repository.read(Repository.root().resolve(path)));
        ModuleTree module =
                Objects.requireNonNull(
                        ParsedFile.parse(List.of(file)).getFirst().unit().getModule());
        return module.getDirectives().stream()
                .filter(ExportsTree.class::isInstance)
                .map(directive -> ((ExportsTree) directive).getPackageName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
