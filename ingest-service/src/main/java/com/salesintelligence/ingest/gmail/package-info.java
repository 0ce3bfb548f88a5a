/** Gmail, by Google's own client. */
@NullMarked
package com.salesintelligence.ingest.gmail;

import org.jspecify.annotations.NullMarked;
