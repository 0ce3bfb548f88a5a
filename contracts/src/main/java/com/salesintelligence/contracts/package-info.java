/** What crosses a boundary: topics, events, commands, tables and views. */
@NullMarked
package com.salesintelligence.contracts;

import org.jspecify.annotations.NullMarked;
