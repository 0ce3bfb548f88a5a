/** What every page shares: navigation, formats, score bands. */
@NullMarked
package com.salesintelligence.web.layout;

import org.jspecify.annotations.NullMarked;
