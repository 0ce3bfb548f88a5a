/** Fakes of what the pages lean on, and a made-up company to show. */
package com.salesintelligence.webtest;
