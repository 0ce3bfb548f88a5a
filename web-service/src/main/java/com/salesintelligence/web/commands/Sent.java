package com.salesintelligence.web.commands;

import java.io.Serializable;

/**
 * A command that was sent and whose outcomes a page waits for.
 *
 * @param asked things that it names
 */
public record Sent(String commandId, int asked) implements Serializable {}
