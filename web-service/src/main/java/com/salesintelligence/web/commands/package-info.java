/** What people decide leaves as commands. */
@NullMarked
package com.salesintelligence.web.commands;

import org.jspecify.annotations.NullMarked;
