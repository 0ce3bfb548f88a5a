/** What people have this system write into a source: once, whatever is repeated, and told. */
@NullMarked
package com.salesintelligence.ingest.core.commands;

import org.jspecify.annotations.NullMarked;
