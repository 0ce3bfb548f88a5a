/** What the gRPC services have in common. */
@NullMarked
package com.salesintelligence.local.bigquery.grpc;

import org.jspecify.annotations.NullMarked;
