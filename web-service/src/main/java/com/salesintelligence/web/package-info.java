/** The web application: pages and a JSON API for reps, managers, operators and administrators. */
@NullMarked
package com.salesintelligence.web;

import org.jspecify.annotations.NullMarked;
