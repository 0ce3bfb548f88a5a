package com.salesintelligence.web.deadletters;

/** An open dead letter. */
record OpenRow(String deadLetterId, String service) {}
