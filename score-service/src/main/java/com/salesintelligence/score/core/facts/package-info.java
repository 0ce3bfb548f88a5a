/** What is known of an account, as the policies see it. */
@NullMarked
package com.salesintelligence.score.core.facts;

import org.jspecify.annotations.NullMarked;
