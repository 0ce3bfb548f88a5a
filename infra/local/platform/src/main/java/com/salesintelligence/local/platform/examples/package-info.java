/** Example files of a real-estate firm, for the sources that read folders. */
@NullMarked
package com.salesintelligence.local.platform.examples;

import org.jspecify.annotations.NullMarked;
