/**
 * GoogleSQL, analysed by ZetaSQL and translated from its resolved AST into DuckDB SQL. Fails
 * closed: what the generator does not know is an error that names the construct.
 */
@NullMarked
package com.salesintelligence.local.googlesql;

import org.jspecify.annotations.NullMarked;
