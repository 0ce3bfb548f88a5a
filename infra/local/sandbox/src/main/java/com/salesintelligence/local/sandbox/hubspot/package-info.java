/** HubSpot's CRM, sequences and webhooks. */
@NullMarked
package com.salesintelligence.local.sandbox.hubspot;

import org.jspecify.annotations.NullMarked;
