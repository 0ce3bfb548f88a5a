/** Reads of the warehouse, shared by all who ask for the same. */
@NullMarked
package com.salesintelligence.web.reading;

import org.jspecify.annotations.NullMarked;
