package dev.tasse.internal.plan;

/// Turns SQL into a plan; found by `ServiceLoader`, so that nothing but SQL loads a SQL parser.
public interface SqlFrontEnd {
    /// The plan of one query.
    ///
    /// @throws dev.tasse.error.QueryException with line and column if the text cannot be understood
    FramePlan plan(String sql, Catalog catalog);

    /// Does what the first query would otherwise have to wait for; a program may call it on a
    /// second thread while it does something else.
    void prepare();
}
