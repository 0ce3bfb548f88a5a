/** Rows and queries of the warehouse. */
@NullMarked
package com.salesintelligence.resolve.warehouse;

import org.jspecify.annotations.NullMarked;
