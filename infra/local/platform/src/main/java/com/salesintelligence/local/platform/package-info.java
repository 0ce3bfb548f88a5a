/**
 * The whole product in one JVM: the stand-ins of Google and of the sources, and the four services
 * on top of them.
 */
@NullMarked
package com.salesintelligence.local.platform;

import org.jspecify.annotations.NullMarked;
