/** The sandbox of the sources: one HTTP server that speaks as Gmail and as Salesforce. */
@NullMarked
package com.salesintelligence.local.sandbox;

import org.jspecify.annotations.NullMarked;
