package com.salesintelligence.ingest.files;

/** A field of a YAML file is not as it must be. */
public final class WrongField extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WrongField(String field, String problem) {
    super(field + ": " + problem);
  }
}
