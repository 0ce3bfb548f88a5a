package com.salesintelligence.resolve.core;

/** A row ready to be stored; the core carries it and does not look into it. */
public interface StoredRow {}
