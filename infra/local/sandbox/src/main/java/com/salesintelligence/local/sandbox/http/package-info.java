/** What every protocol of the sandbox needs of HTTP. */
@NullMarked
package com.salesintelligence.local.sandbox.http;

import org.jspecify.annotations.NullMarked;
