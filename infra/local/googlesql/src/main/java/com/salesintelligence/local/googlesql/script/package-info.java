/** Scripts of GoogleSQL: control flow as records, statements as they were written. */
@NullMarked
package com.salesintelligence.local.googlesql.script;

import org.jspecify.annotations.NullMarked;
