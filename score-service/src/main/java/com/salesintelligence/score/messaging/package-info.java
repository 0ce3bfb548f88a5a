/** Events and commands in, recommendations out. */
@NullMarked
package com.salesintelligence.score.messaging;

import org.jspecify.annotations.NullMarked;
