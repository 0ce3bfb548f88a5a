/**
 * Probabilistic record linkage after Fellegi and Sunter: which records of a file, or of two, are
 * about one entity. Free of frameworks; the same comparisons serve the commands and the live index.
 */
@org.jspecify.annotations.NullMarked
package com.salesintelligence.resolve.linkage;
