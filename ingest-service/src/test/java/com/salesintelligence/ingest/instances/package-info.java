/** Several instances on one warehouse. */
@NullMarked
package com.salesintelligence.ingest.instances;

import org.jspecify.annotations.NullMarked;
