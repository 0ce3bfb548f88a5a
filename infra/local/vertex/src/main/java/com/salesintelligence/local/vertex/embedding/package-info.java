/** Texts as vectors: the packaged MiniLM model, its tokens, and how long texts are put together. */
@NullMarked
package com.salesintelligence.local.vertex.embedding;

import org.jspecify.annotations.NullMarked;
