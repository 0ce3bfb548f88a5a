/** ZetaSQL in this JVM: BigQuery's language, names resolved against the server's catalog. */
@NullMarked
package com.salesintelligence.local.googlesql.analysis;

import org.jspecify.annotations.NullMarked;
