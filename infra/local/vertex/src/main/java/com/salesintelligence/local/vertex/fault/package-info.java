/** What goes wrong: a client's mistakes, and faults on demand. */
@NullMarked
package com.salesintelligence.local.vertex.fault;

import org.jspecify.annotations.NullMarked;
