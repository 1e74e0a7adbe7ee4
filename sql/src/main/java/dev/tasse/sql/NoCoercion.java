package dev.tasse.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

/// Leaves queries as they are where columns of several types meet: the importer casts them to the
/// type that the engine gives them.
final class NoCoercion extends TypeCoercionImpl {
    NoCoercion(RelDataTypeFactory types, SqlValidator validator) {
        super(types, validator);
    }

    @Override
    public boolean rowTypeCoercion(
            @Nullable SqlValidatorScope scope, SqlNode query, int column, RelDataType target) {
        return false;
    }

    @Override
    public boolean inOperationCoercion(SqlCallBinding binding) {
        return false;
    }
}
