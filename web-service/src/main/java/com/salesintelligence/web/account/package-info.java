/** Accounts: the list, one account with its reasons, one mail. */
@NullMarked
package com.salesintelligence.web.account;

import org.jspecify.annotations.NullMarked;
