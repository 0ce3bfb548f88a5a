/** The Storage Write API: rows in protobuf form, grouped into few transactions. */
@NullMarked
package com.salesintelligence.local.bigquery.write;

import org.jspecify.annotations.NullMarked;
