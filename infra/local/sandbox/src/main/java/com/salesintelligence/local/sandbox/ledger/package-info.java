/** How a source keeps its state: by notes that are journalled first and applied then. */
@NullMarked
package com.salesintelligence.local.sandbox.ledger;

import org.jspecify.annotations.NullMarked;
