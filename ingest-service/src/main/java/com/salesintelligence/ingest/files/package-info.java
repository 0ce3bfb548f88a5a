/** Folders of files, as sources read them. */
@NullMarked
package com.salesintelligence.ingest.files;

import org.jspecify.annotations.NullMarked;
