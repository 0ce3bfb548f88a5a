/** The public suffix list, by Guava. */
@NullMarked
package com.salesintelligence.resolve.publicsuffix;

import org.jspecify.annotations.NullMarked;
