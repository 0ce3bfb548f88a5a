/**
 * Brings names, companies, numbers and dates into one form before they are compared. Every function
 * is total: what cannot be read becomes empty, however long or strange it is.
 */
@org.jspecify.annotations.NullMarked
package com.salesintelligence.resolve.normalise;
