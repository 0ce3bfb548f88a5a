/** Records of the sources as rows of the warehouse, where nothing is to be learned from them. */
@NullMarked
package com.salesintelligence.resolve.records;

import org.jspecify.annotations.NullMarked;
