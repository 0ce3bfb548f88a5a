/** Gmail's wire protocol over mailboxes in memory. */
@NullMarked
package com.salesintelligence.local.sandbox.gmail;

import org.jspecify.annotations.NullMarked;
