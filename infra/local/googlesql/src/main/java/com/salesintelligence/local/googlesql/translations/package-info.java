/** DuckDB SQL that was made of known statements on another machine. */
@NullMarked
package com.salesintelligence.local.googlesql.translations;

import org.jspecify.annotations.NullMarked;
