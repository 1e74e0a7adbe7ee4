package dev.tasse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;

final class RepositoryTest {
    @Test
    void bothListingsContainSourcesAndNothingThatABuildLeaves() throws IOException {
        String known = "checks/src/test/java/dev/tasse/checks/RepositoryTest.java";
        assertThat(Repository.javaFiles()).extracting(SourceFile::path).contains(known);
        assertThat(Repository.filesOfArchive())
                .contains(Repository.root().resolve(known))
                .noneMatch(file -> file.toString().contains("/target/"));
    }

    @Test
    void textFilesAreThoseThatPeopleRead() {
        assertThat(Repository.textFiles())
                .extracting(SourceFile::path)
                .contains("README.md", "pom.xml")
                .noneMatch(path -> path.endsWith(".parquet"));
    }
}
