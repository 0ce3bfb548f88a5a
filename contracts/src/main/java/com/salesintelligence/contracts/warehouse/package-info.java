/** The tables and views of the warehouse, read from the row types. */
@NullMarked
package com.salesintelligence.contracts.warehouse;

import org.jspecify.annotations.NullMarked;
