/** Messages that could not be handled, and how to send them again. */
@NullMarked
package com.salesintelligence.web.deadletters;

import org.jspecify.annotations.NullMarked;
