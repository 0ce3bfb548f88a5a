/** The sandbox of the sources: one HTTP server that speaks as each of them. */
@NullMarked
package com.salesintelligence.local.sandbox;

import org.jspecify.annotations.NullMarked;
