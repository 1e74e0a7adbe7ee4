/// What guards the build: layers, sizes, format and wording of the whole repository.
///
/// Each rule is a class that answers with a list of complaints, empty if all is well; its test runs
/// it over the repository, and over planted text that must be refused.
@NullMarked
package dev.tasse.checks;

import org.jspecify.annotations.NullMarked;
