/** Sends webhooks to loopback, again where the source would. */
@NullMarked
package com.salesintelligence.local.sandbox.hooks;

import org.jspecify.annotations.NullMarked;
