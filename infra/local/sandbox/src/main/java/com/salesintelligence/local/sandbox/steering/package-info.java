/** How a person or a test steers the sandbox. */
@NullMarked
package com.salesintelligence.local.sandbox.steering;

import org.jspecify.annotations.NullMarked;
