package dev.tasse.sql;

import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;
import org.apache.calcite.util.SourceStringReader;

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

                // Types come from the engine: the validator's rules for casts are never asked.
                @Override
                public boolean allowLenientCoercion() {
                    return false;
                }

                @Override
                public SelectAliasLookup isSelectAlias() {
                    return SelectAliasLookup.LEFT_TO_RIGHT;
                }
            };

    private Parsing() {}

    /// The tree of `sql`, one query.
    ///
    /// Without `SqlParser`, whose defaults would load a second parser at the first query.
    static SqlNode parse(String sql) throws SqlParseException {
        SqlAbstractParserImpl parser =
                SqlBabelParserImpl.FACTORY.getParser(new SourceStringReader(sql));
        parser.setTabSize(1);
        parser.setQuotedCasing(Casing.UNCHANGED);
        parser.setUnquotedCasing(Casing.UNCHANGED);
        parser.setIdentifierMaxLength(MAX_NAME);
        parser.setConformance(CONFORMANCE);
        parser.switchTo(SqlAbstractParserImpl.LexicalState.DQID);
        try {
            if (sql.contains("::")) InfixCasts.enclose((SqlBabelParserImpl) parser);
            return parser.parseSqlStmtEof();
        } catch (StackOverflowError e) {
            throw e;
        } catch (Exception | Error e) {
            // The generated parser throws an Error where the text has no token.
            throw parser.normalizeException(e);
        }
    }
}
