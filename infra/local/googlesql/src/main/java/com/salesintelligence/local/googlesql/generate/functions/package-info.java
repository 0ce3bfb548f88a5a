/** GoogleSQL's functions as DuckDB writes them: one table per family, signatures stated. */
@NullMarked
package com.salesintelligence.local.googlesql.generate.functions;

import org.jspecify.annotations.NullMarked;
