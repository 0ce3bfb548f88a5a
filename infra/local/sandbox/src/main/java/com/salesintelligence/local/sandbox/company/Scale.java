package com.salesintelligence.local.sandbox.company;

/** How big the company is; {@code mails} counts each mailbox's copy. */
public record Scale(int accounts, int contacts, int leads, int mails) {}
