package org.firstline.messages;

/** News: the owner of a phone wants something else of messages than before. After commit. */
public record ConsentChanged(Consent consent) {}
