/** RFC 822 bytes to mails, by mime4j and jsoup; broken ones as far as they can be read. */
@NullMarked
package com.salesintelligence.resolve.mail;

import org.jspecify.annotations.NullMarked;
