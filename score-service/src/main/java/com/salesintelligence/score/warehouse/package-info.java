/** Facts from BigQuery, recommendations to BigQuery. */
@NullMarked
package com.salesintelligence.score.warehouse;

import org.jspecify.annotations.NullMarked;
