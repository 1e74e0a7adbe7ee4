package dev.tasse.sql;

import dev.tasse.error.Problem;
import dev.tasse.internal.plan.Catalog;
import dev.tasse.internal.plan.Description;
import dev.tasse.internal.plan.FramePlan;

import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;

import java.util.List;
import java.util.Properties;

/// One query on its way from text to plan.
final class Statement {
    private static final SqlToRelConverter.Config CONVERSION =
            SqlToRelConverter.config()
                    .withExpand(false)
                    .withTrimUnusedFields(false)
                    .withDecorrelationEnabled(false)
                    .withInSubQueryThreshold(Integer.MAX_VALUE)
                    .addRelBuilderConfigTransform(config -> config.withSimplify(false));

    private final SqlText text;
    private final Tables tables = new Tables();
    private final TypeFactory types = new TypeFactory();

    private Statement(SqlText text) {
        this.text = text;
    }

    /// The plan of the query `text`.
    ///
    /// @throws dev.tasse.error.QueryException if it cannot be understood
    static FramePlan plan(SqlText text, Catalog catalog) {
        Statement statement = new Statement(text);
        try {
            FramePlan query = statement.plan(catalog);
            return switch (text.kind()) {
                case QUERY -> query;
                case DESCRIBE -> ConstantRows.columns(query.schema());
                case SUMMARIZE -> Description.of(query);
            };
        } catch (Fault e) {
            throw SqlError.of(text.query(), e);
        } catch (StackOverflowError e) {
            Problem problem =
                    Problem.of("the query is nested too deeply")
                            .remedy("write it in parts, or a long list with IN");
            throw SqlError.at(text.query(), 1, 1, problem);
        } catch (SqlParseException e) {
            throw ParseErrors.explain(text, e);
        } catch (CalciteException | UnsupportedOperationException e) {
            // What the parser and validator accept and conversion does not: better a short word
            // than the insides of a library.
            throw SqlError.at(text.query(), 1, 1, Refusal.conversion(e));
        }
    }

    private FramePlan plan(Catalog catalog) throws SqlParseException {
        SqlNode parsed = Parsing.parse(text.parsed());
        QueryRewrite rewrite = new QueryRewrite(text, new Sources(text, catalog, tables));
        SqlNode query = rewrite.query(NameMarks.restored(parsed, text));
        CalciteCatalogReader reader = reader();
        Validator validator = new Validator(reader, types);
        SqlNode valid = validated(query, validator);
        Conversion conversion = new Conversion(rewrite.keepsRight());
        SqlToRelConverter converter = converter(validator, reader, conversion);
        RelRoot root = converter.convertQuery(valid, false, true);
        return new Importer(rewrite.aliases(), rewrite.subQueries()).result(root);
    }

    private SqlNode validated(SqlNode query, Validator validator) {
        try {
            return validator.validate(query);
        } catch (CalciteContextException e) {
            throw ValidationErrors.explain(text.query(), e, validator.columns());
        }
    }

    private CalciteCatalogReader reader() {
        Properties properties = new Properties();
        properties.setProperty("caseSensitive", "false");
        return new CalciteCatalogReader(
                CalciteSchema.createRootSchema(false, false, "", tables),
                List.of(),
                types,
                new CalciteConnectionConfigImpl(properties));
    }

    private SqlToRelConverter converter(
            SqlValidator validator, CalciteCatalogReader reader, Conversion conversion) {
        HepPlanner planner = new HepPlanner(HepProgram.builder().build(), Contexts.empty());
        RelOptCluster cluster = RelOptCluster.create(planner, new RexBuilder(types));
        cluster.setMetadataQuerySupplier(UniqueKeys::new);
        return new SqlToRelConverter(
                (_, _, _, _) -> {
                    throw new AssertionError("no view is registered");
                },
                validator,
                reader,
                cluster,
                conversion,
                CONVERSION);
    }
}
