package com.salesintelligence.local.pubsub.conformance;

import org.junit.jupiter.api.Timeout;

/** What every broker must do that the services may meet: ours, Google's emulator, Google's own. */
@Timeout(120)
interface PubSubConformance
    extends TopologyConformance,
        DeliveryConformance,
        StreamingConformance,
        OrderingConformance,
        ExactlyOnceConformance,
        ReplayConformance,
        SchemaConformance,
        PushConformance,
        PolicyConformance,
        RestConformance {}
