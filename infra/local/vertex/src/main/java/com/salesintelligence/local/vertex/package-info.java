/** The embedded Vertex AI server, for Google's client as it is. */
@NullMarked
package com.salesintelligence.local.vertex;

import org.jspecify.annotations.NullMarked;
