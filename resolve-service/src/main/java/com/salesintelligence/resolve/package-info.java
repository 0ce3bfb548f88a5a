/** The resolve service: stores what the sources say and finds out who is who. */
@NullMarked
package com.salesintelligence.resolve;

import org.jspecify.annotations.NullMarked;
