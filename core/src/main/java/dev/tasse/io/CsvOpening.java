package dev.tasse.io;

import static dev.tasse.io.CsvColumn.Origin.GIVEN;
import static dev.tasse.io.CsvColumn.Origin.INFERRED;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.spi.FileListing;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Looks at the files that a path stands for and finds the columns that all of them have.
final class CsvOpening {
    private final Csv.Options options;
    private final List<CsvSample> samples;
    private final List<String> names;

    private CsvOpening(List<CsvSample> samples, Csv.Options options) {
        this.options = options;
        this.samples = samples;
        this.names = united();
    }

    /// The names of the columns of all files, in the order in which they are met.
    private List<String> united() {
        Set<String> all = new LinkedHashSet<>();
        for (CsvSample sample : samples) all.addAll(own(sample));
        return List.copyOf(all);
    }

    private List<String> own(CsvSample sample) {
        return CsvNames.of(sample.columnCount(), options.names(), sample.header());
    }

    /// The shape of the files at `path`.
    static CsvShape open(String path, Csv.Options options) {
        List<CsvSample> samples = samples(path, options);
        CsvOpening opening = new CsvOpening(samples, options);
        return new CsvShape(
                path, opening.files(), opening.columns(), options.cells(), options.faults());
    }

    private static List<CsvSample> samples(String path, Csv.Options options) {
        List<String> paths = FileListing.of(path, CsvFormat.ENDINGS);
        if (paths.size() > 1) paths = paths.stream().filter(CsvOpening::hasBytes).toList();
        if (paths.isEmpty()) throw CsvErrors.empty(path);
        List<CsvSample> samples = new ArrayList<>();
        // Whether there is a header is found out once, for all files alike.
        Csv.Options like = options;
        for (String file : paths) {
            CsvSample sample = CsvSniffer.look(file, like);
            like = like.withHeader(sample.hasHeader());
            samples.add(sample);
        }
        return samples;
    }

    private static boolean hasBytes(String path) {
        return !Files.isRegularFile(Path.of(path)) || Path.of(path).toFile().length() > 0;
    }

    private List<CsvFile> files() {
        return samples.stream().map(sample -> ordered(sample)).toList();
    }

    /// The file with its fields in the order of the columns.
    private CsvFile ordered(CsvSample sample) {
        CsvFile file = sample.file();
        List<String> own = own(sample);
        requireAlike(file, own);
        List<Integer> places = names.stream().map(own::indexOf).toList();
        return new CsvFile(
                file.path(),
                file.size(),
                file.start(),
                file.text(),
                new CsvFields(own.size(), places),
                file.rowBytes(),
                file.encoding());
    }

    private void requireAlike(CsvFile file, List<String> own) {
        CsvSample first = samples.getFirst();
        List<String> expected = own(first);
        boolean same = own.size() == names.size() && expected.size() == names.size();
        boolean strict = options.faults().missing() == Csv.Missing.ERROR;
        boolean united = first.hasHeader() && !Collections.disjoint(own, expected) && !strict;
        if (same || united) return;
        boolean named = first.hasHeader() && strict;
        throw new DataException(
                Problem.of("the columns are not those of " + first.file().path())
                        .at(file.path())
                        .got(String.join(", ", own))
                        .expected(String.join(", ", expected))
                        .remedy(
                                named
                                        ? "set the option missing to null, or read files of"
                                                + " different columns one by one"
                                        : "read files of different columns one by one"));
    }

    private List<CsvColumn> columns() {
        requireNames(Schema.of(names, Collections.nCopies(names.size(), DataType.STRING)));
        List<CsvFile> files = files();
        List<CsvColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(column(i, files));
        }
        return columns;
    }

    private CsvColumn column(int index, List<CsvFile> files) {
        String name = names.get(index);
        DataType given = options.cells().types().get(name);
        if (given != null) {
            return new CsvColumn(name, CellParser.requireParsable(name, given), GIVEN);
        }
        if (options.cells().allText()) return new CsvColumn(name, DataType.STRING, GIVEN);
        TypeEvidence evidence = new TypeEvidence();
        for (int i = 0; i < samples.size(); i++) {
            int place = files.get(i).fields().place(index);
            if (place != CsvFields.ABSENT) evidence.add(samples.get(i).evidence().get(place));
        }
        return new CsvColumn(name, evidence.type(), INFERRED);
    }

    private void requireNames(Schema schema) {
        for (String name : options.cells().types().keySet()) schema.indexOf(name);
        List<String> given = options.names();
        if (given.size() <= names.size()) return;
        throw new DataException(
                Problem.of("there are more names than columns")
                        .at(samples.getFirst().file().path())
                        .got(given.size() + " names")
                        .expected(names.size() + " at most")
                        .remedy(
                                "leave out "
                                        + String.join(
                                                ", ", given.subList(names.size(), given.size()))));
    }
}
