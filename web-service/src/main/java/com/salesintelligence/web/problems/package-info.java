/** What people and programs see when something went wrong. */
@NullMarked
package com.salesintelligence.web.problems;

import org.jspecify.annotations.NullMarked;
