package dev.tasse.sql;

import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/// The dialect: as liberal as the parser gets, save that GROUP BY has to name what is selected.
final class Parsing {
    private static final int MAX_NAME = 4096;

    /// What is accepted where dialects differ.
    static final SqlConformance CONFORMANCE =
            new SqlDelegatingConformance(SqlConformanceEnum.BABEL) {
                @Override
                public boolean isNonStrictGroupBy() {
                    return false;
                }

                @Override
                public SelectAliasLookup isSelectAlias() {
                    return SelectAliasLookup.LEFT_TO_RIGHT;
                }
            };

    private static final SqlParser.Config CONFIG =
            SqlParser.config()
                    .withParserFactory(SqlBabelParserImpl.FACTORY)
                    .withQuoting(Quoting.DOUBLE_QUOTE)
                    .withUnquotedCasing(Casing.UNCHANGED)
                    .withQuotedCasing(Casing.UNCHANGED)
                    .withCaseSensitive(false)
                    .withConformance(CONFORMANCE)
                    .withIdentifierMaxLength(MAX_NAME);

    private Parsing() {}

    /// The tree of `sql`, one query.
    static SqlNode parse(String sql) throws SqlParseException {
        return SqlParser.create(sql, CONFIG).parseQuery();
    }
}
