/// SQL to plan: Apache Calcite parses and validates, the importer turns its tree into ours.
@NullMarked
package dev.tasse.sql;

import org.jspecify.annotations.NullMarked;
