/** ZetaSQL's own evaluator at the service of DuckDB, for what DuckDB cannot say. */
@NullMarked
package com.salesintelligence.local.googlesql.reference;

import org.jspecify.annotations.NullMarked;
