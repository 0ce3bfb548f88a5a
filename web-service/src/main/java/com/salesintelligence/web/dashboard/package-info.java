/** The ranked accounts of the morning. */
@NullMarked
package com.salesintelligence.web.dashboard;

import org.jspecify.annotations.NullMarked;
