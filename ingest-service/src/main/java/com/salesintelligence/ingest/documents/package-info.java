/** Reads folders of documents and cuts their text into chunks. */
@NullMarked
package com.salesintelligence.ingest.documents;

import org.jspecify.annotations.NullMarked;
