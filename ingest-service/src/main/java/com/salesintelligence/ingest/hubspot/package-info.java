/** HubSpot: contacts, companies, sequences and enrollments. */
@NullMarked
package com.salesintelligence.ingest.hubspot;

import org.jspecify.annotations.NullMarked;
