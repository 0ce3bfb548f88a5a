/** People of an account go into sequences of HubSpot and out of them. */
@NullMarked
package com.salesintelligence.web.enrolment;

import org.jspecify.annotations.NullMarked;
