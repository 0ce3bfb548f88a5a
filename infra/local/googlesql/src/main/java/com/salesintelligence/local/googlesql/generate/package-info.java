/** Writes DuckDB SQL from a resolved AST; what it does not know, it refuses by name. */
@NullMarked
package com.salesintelligence.local.googlesql.generate;

import org.jspecify.annotations.NullMarked;
