/** Who is who: facts, the directory of what is known, the rules that match, the journey. */
@NullMarked
package com.salesintelligence.resolve.core;

import org.jspecify.annotations.NullMarked;
