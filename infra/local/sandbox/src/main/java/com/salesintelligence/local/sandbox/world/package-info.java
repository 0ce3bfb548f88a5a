/** What the sandbox holds now, and how it survives a restart. */
@NullMarked
package com.salesintelligence.local.sandbox.world;

import org.jspecify.annotations.NullMarked;
