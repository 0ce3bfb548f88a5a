/**
 * Answers by honest templates: what the prompt states is repeated, what it does not is not said.
 */
@NullMarked
package com.salesintelligence.local.vertex.text;

import org.jspecify.annotations.NullMarked;
