package dev.tasse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/// JUnit finds extensions by itself on the class path only, and `core` is tested as a module.
final class LeakChecksTest {
    @Test
    void everyTestOfCoreThatOpensAPoolChecksForLeaks() {
        List<String> unchecked =
                Repository.javaFiles().stream()
                        .filter(file -> file.path().startsWith("core/src/test/"))
                        .filter(file -> file.path().endsWith("Test.java"))
                        .filter(file -> file.text().contains("MemoryPool."))
                        .filter(file -> !file.text().contains("LeakCheck"))
                        .map(SourceFile::path)
                        .toList();
        assertThat(unchecked).as("tests to annotate @ExtendWith(LeakCheck.class)").isEmpty();
    }
}
