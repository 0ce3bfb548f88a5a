/** What the points mean to a seller: reasons, next action, changes. */
@NullMarked
package com.salesintelligence.score.core.advice;

import org.jspecify.annotations.NullMarked;
