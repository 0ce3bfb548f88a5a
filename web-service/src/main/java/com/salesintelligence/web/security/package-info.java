/** Who may log in, and what each role may see. */
@NullMarked
package com.salesintelligence.web.security;

import org.jspecify.annotations.NullMarked;
