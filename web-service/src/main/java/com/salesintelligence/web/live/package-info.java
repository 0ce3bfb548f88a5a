/** Tells open pages what has changed. */
@NullMarked
package com.salesintelligence.web.live;

import org.jspecify.annotations.NullMarked;
