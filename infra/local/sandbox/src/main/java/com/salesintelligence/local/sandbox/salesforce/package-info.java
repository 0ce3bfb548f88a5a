/** Salesforce's wire protocol over tables in memory. */
@NullMarked
package com.salesintelligence.local.sandbox.salesforce;

import org.jspecify.annotations.NullMarked;
