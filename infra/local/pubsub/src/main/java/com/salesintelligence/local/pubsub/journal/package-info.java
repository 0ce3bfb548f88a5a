/** What survives the process: published messages, acknowledgements and topology. */
@NullMarked
package com.salesintelligence.local.pubsub.journal;

import org.jspecify.annotations.NullMarked;
