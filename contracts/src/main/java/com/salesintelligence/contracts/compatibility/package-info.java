/** Tells whether a change of the contracts would break those who built on the last release. */
@NullMarked
package com.salesintelligence.contracts.compatibility;

import org.jspecify.annotations.NullMarked;
