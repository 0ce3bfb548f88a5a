/** The invented company: who works where, what they wrote, and the truth about it. */
@NullMarked
package com.salesintelligence.local.sandbox.company;

import org.jspecify.annotations.NullMarked;
