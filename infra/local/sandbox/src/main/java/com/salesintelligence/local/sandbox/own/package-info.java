/** Data of one's own: mails and exports from a folder, served instead of an invented company. */
@NullMarked
package com.salesintelligence.local.sandbox.own;

import org.jspecify.annotations.NullMarked;
