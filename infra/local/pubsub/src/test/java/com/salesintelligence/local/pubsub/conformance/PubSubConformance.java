package com.salesintelligence.local.pubsub.conformance;

/** What every broker must do that the services may meet: ours, Google's emulator, Google's own. */
interface PubSubConformance
    extends TopologyConformance, DeliveryConformance, StreamingConformance {}
