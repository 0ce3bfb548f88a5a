/** What a statement other than a query asks the server to do. */
@NullMarked
package com.salesintelligence.local.googlesql.statements;

import org.jspecify.annotations.NullMarked;
