/** The commands {@code resolve evaluate} and {@code resolve link}: linkage of one's own files. */
@org.jspecify.annotations.NullMarked
package com.salesintelligence.resolve.command;
