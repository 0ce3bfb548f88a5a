/** Mails whose sender is nobody that the CRM knows. */
@NullMarked
package com.salesintelligence.web.unmatched;

import org.jspecify.annotations.NullMarked;
