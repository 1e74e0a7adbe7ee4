/// Typed settings: defaults, overridden by a YAML file, the environment, system properties and
/// code, in that order.
@NullMarked
package dev.tasse.config;

import org.jspecify.annotations.NullMarked;
